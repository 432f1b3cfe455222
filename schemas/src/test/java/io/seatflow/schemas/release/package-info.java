/**
 * The contract's keepers, part of the build and not of the product: what is released stays readable, and what is
 * documented is true.
 */
@NullMarked
package io.seatflow.schemas.release;

import org.jspecify.annotations.NullMarked;
