/** Messages and events on the wire: generated Avro classes on one side, the domain's words on the other. */
@NullMarked
package io.seatflow.notification.wire;

import org.jspecify.annotations.NullMarked;
