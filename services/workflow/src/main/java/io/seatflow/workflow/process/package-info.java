/**
 * A service as a process: starting it, telling why it cannot start, and stopping it in order.
 *
 * <p>Refuses: {@code System.exit}, which is {@code Main}'s.
 */
@NullMarked
package io.seatflow.workflow.process;

import org.jspecify.annotations.NullMarked;
