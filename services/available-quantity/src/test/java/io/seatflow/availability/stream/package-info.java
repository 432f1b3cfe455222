@NullMarked
package io.seatflow.availability.stream;

import org.jspecify.annotations.NullMarked;
