@NullMarked
package io.seatflow.billing.wire;

import org.jspecify.annotations.NullMarked;
