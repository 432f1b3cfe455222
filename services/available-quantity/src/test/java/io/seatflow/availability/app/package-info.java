@NullMarked
package io.seatflow.availability.app;

import org.jspecify.annotations.NullMarked;
