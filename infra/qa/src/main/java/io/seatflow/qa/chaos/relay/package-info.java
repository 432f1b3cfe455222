/**
 * A TCP relay that stands between a service and a server, and loses what the server answers when it is told to.
 *
 * <p>Refuses: understanding more of a protocol than where an answer begins.
 */
@NullMarked
package io.seatflow.qa.chaos.relay;

import org.jspecify.annotations.NullMarked;
