package io.seatflow.billing.domain;

/** What a decision says happened. */
public sealed interface Event permits Event.ChargeIntended, Settlement {

    /** The provider is to be asked for the amount due. */
    record ChargeIntended(Purchase purchase, String token) implements Event {}
}
