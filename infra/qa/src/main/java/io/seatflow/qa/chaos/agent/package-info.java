/**
 * A Java agent that makes a service's process end or stand still at a named point of its work, or that takes one of the
 * engine's safeguards away, so that the services themselves need no switch for it.
 *
 * <p>Refuses: anything but the JDK and Byte Buddy, since it runs inside the service's process before the service does.
 */
@NullMarked
package io.seatflow.qa.chaos.agent;

import org.jspecify.annotations.NullMarked;
