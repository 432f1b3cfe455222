/**
 * A stand-in for the payment provider: the part of Stripe's HTTP API that Seatflow uses, with a ledger on disk, test
 * cards named as the provider's own, and tokens that answer late, lose answers or fail. Knows no service, takes no real
 * card and no live key.
 */
@org.jspecify.annotations.NullMarked
package io.seatflow.servers.payments;
