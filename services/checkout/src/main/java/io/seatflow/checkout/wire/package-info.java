/** Records, files and queries from outside on one side, the domain's words on the other; what cannot be meant is refused here. */
@NullMarked
package io.seatflow.checkout.wire;

import org.jspecify.annotations.NullMarked;
