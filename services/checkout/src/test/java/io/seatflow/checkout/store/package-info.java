@NullMarked
package io.seatflow.checkout.store;

import org.jspecify.annotations.NullMarked;
