@NullMarked
package io.seatflow.availability.query;

import org.jspecify.annotations.NullMarked;
