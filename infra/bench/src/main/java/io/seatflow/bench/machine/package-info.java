/** What the measured processes are, and what they take of the machine. Linux only: it reads {@code /proc}. */
@NullMarked
package io.seatflow.bench.machine;

import org.jspecify.annotations.NullMarked;
