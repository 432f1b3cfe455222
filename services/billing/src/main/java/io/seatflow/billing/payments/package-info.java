/** Payment providers behind {@link io.seatflow.billing.domain.PaymentProvider}. The only place that knows Stripe's library. */
@NullMarked
package io.seatflow.billing.payments;

import org.jspecify.annotations.NullMarked;
