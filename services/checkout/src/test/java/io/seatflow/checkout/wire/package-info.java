@NullMarked
package io.seatflow.checkout.wire;

import org.jspecify.annotations.NullMarked;
