/**
 * The rules of billing, as pure functions: what is due for an accepted order, how it is settled once and for all, and the
 * exact sums on its invoice. No clock, no random, no I/O.
 */
@NullMarked
package io.seatflow.billing.domain;

import org.jspecify.annotations.NullMarked;
