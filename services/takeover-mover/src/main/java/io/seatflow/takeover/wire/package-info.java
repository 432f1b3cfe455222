/** Records on one side, the domain's words on the other; what cannot be meant is refused here. */
@NullMarked
package io.seatflow.takeover.wire;

import org.jspecify.annotations.NullMarked;
