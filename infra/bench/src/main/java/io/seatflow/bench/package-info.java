/** {@code ./seatflow bench}: how fast Seatflow is, against the least that a system of its kind does. */
@NullMarked
package io.seatflow.bench;

import org.jspecify.annotations.NullMarked;
