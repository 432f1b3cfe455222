@NullMarked
package io.seatflow.availability.wire;

import org.jspecify.annotations.NullMarked;
