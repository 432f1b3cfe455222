package io.seatflow.servers.payments;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What happens when a token is charged. */
sealed interface Behaviour {

    /** Charged, and answered at once. */
    record Charges() implements Behaviour {}

    /** Refused with the provider's code and words. */
    record Declines(String code, @Nullable String declineCode, String message) implements Behaviour {}

    /** Charged, but the answer takes its time; meanwhile the key is in use. */
    record AnswersLate(Duration after) implements Behaviour {}

    /** Charged, but the connection is cut instead of answering, the first times for a key. */
    record LosesAnswers(int times) implements Behaviour {}

    /** Answered with an error before anything is executed, the first times for a key: not charged and not stored. */
    record FailsFirst(int times, int status) implements Behaviour {}

    /** Answered with a 500 that is stored under the key, as the provider does once execution has begun. */
    record FailsForGood(boolean charged) implements Behaviour {}
}
