/**
 * A service as a process: composing it on the engine, starting it, telling why it cannot start, and stopping it in order.
 *
 * <p>Refuses: what the service is about, which its composition hands in, and {@code System.exit}, which is {@code Main}'s.
 */
@NullMarked
package io.seatflow.workflow.process;

import org.jspecify.annotations.NullMarked;
