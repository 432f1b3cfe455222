/**
 * The whole system on one machine, and the commands of {@code ./seatflow}.
 *
 * <p>{@link io.seatflow.local.Main} is the command line; {@link io.seatflow.local.LocalSystem} starts servers and
 * services, in one JVM or as a process each, and stops them in order. Commands that talk to a running system find it
 * by its {@link io.seatflow.local.Endpoints}. It refuses business rules: those are the services'.
 */
@NullMarked
package io.seatflow.local;

import org.jspecify.annotations.NullMarked;
