/** Tests of the protocol's parts. */
@NullMarked
package io.seatflow.workflow.lane;

import org.jspecify.annotations.NullMarked;
