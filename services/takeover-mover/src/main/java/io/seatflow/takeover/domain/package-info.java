/**
 * How a takeover goes from step to step, as pure functions: what is asked of licensing next, what is said of it, and when
 * somebody looks whether it still moves. No clock, no random, no I/O.
 *
 * <p>Refuses: to know seats, users or roles. Licensing owns them and checks every right.
 */
@NullMarked
package io.seatflow.takeover.domain;

import org.jspecify.annotations.NullMarked;
