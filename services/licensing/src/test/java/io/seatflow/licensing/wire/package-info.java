@NullMarked
package io.seatflow.licensing.wire;

import org.jspecify.annotations.NullMarked;
