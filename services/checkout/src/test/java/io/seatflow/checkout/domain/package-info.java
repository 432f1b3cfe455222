@NullMarked
package io.seatflow.checkout.domain;

import org.jspecify.annotations.NullMarked;
