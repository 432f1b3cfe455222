/** Checkout's tables. One statement per table and batch; SQL stands in the class that needs it. */
@NullMarked
package io.seatflow.checkout.store;

import org.jspecify.annotations.NullMarked;
