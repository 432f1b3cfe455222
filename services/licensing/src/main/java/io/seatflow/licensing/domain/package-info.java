/**
 * The rules of licensing, as pure functions: what a paid order becomes, who may assign which seats to whom, and what the
 * directory's changes mean for them. No clock, no random, no I/O.
 */
@NullMarked
package io.seatflow.licensing.domain;

import org.jspecify.annotations.NullMarked;
