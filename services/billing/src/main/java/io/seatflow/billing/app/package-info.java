/** Billing as a process: settings, composition by hand, and the effect that asks the payment provider. */
@NullMarked
package io.seatflow.billing.app;

import org.jspecify.annotations.NullMarked;
