package io.seatflow.billing.domain;

import java.util.Optional;

/** Takes money and pays it back. Safe for use by several threads; blocks its caller until there is an answer or none is to be had. */
public interface PaymentProvider {
    /**
     * Takes the amount once, however often it is asked for the same order while the provider remembers the key.
     *
     * @throws AnswerUnknown where money may or may not have been taken: ask again, or {@link #find}
     */
    ProviderAnswer charge(ChargeRequest request) throws AnswerUnknown;

    /**
     * The answer that an earlier charge for the order had, however long ago. Empty where the provider knows of none.
     *
     * @throws AnswerUnknown where the provider cannot say
     */
    Optional<ProviderAnswer> find(ChargeRequest request) throws AnswerUnknown;

    /**
     * Pays an amount back once, however often it is asked under the same key while the provider remembers it.
     *
     * @return the provider's id of the refund
     * @throws AnswerUnknown where money may or may not have been paid back: ask again, or {@link #findRefund}
     */
    String refund(RefundRequest request) throws AnswerUnknown;

    /**
     * The provider's id of the refund that was made under the request's key, however long ago. Empty where there is none.
     *
     * @throws AnswerUnknown where the provider cannot say
     */
    Optional<String> findRefund(RefundRequest request) throws AnswerUnknown;

    /** Whether it answers without waiting for anybody. */
    default boolean isImmediate() {
        return false;
    }
}
