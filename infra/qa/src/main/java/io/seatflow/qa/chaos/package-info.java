/**
 * Crash tests: the whole system in processes of its own, orders flowing, and everything that can go wrong going wrong; then
 * the faults stop, and what is left must be right.
 *
 * <p>Refuses: switches in the code under test. Faults come from outside, or from an {@link io.seatflow.qa.chaos.agent agent}.
 */
@NullMarked
package io.seatflow.qa.chaos;

import org.jspecify.annotations.NullMarked;
