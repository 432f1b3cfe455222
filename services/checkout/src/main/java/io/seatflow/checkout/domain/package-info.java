/** Who may buy what at which price, as {@code domain.md} puts it (rules E, C and P). Pure: no clock, no I/O, no libraries. */
@NullMarked
package io.seatflow.checkout.domain;

import org.jspecify.annotations.NullMarked;
