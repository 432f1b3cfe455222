/** Checkout as a running service: settings, what is made of what, and the questions it answers over HTTP. */
@NullMarked
package io.seatflow.checkout.app;

import org.jspecify.annotations.NullMarked;
