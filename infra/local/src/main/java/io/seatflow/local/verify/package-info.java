/**
 * {@code seatflow verify}: reads databases, topics and the payment provider's ledger from outside, holds them against each
 * other, and names what is not as it must be. It changes nothing and uses no service: what a service would say of itself
 * is what is to be verified.
 */
@NullMarked
package io.seatflow.local.verify;

import org.jspecify.annotations.NullMarked;
