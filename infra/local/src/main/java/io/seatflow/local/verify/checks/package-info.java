/** The invariants, one class each: its words, its rules, and the query that finds what breaks it. */
@NullMarked
package io.seatflow.local.verify.checks;

import org.jspecify.annotations.NullMarked;
