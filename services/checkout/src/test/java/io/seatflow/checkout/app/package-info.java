@NullMarked
package io.seatflow.checkout.app;

import org.jspecify.annotations.NullMarked;
