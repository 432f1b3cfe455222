@NullMarked
package io.seatflow.billing.payments;

import org.jspecify.annotations.NullMarked;
