/** Answers what the totals are, here or by the instance that has them. */
@NullMarked
package io.seatflow.availability.query;

import org.jspecify.annotations.NullMarked;
