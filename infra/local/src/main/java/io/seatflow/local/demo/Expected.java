package io.seatflow.local.demo;

/** What must come of a step. */
sealed interface Expected {
    /**
     * The order is completed.
     *
     * @param captureMinor what the provider must have captured, in the currency's minor unit; 0 for nothing
     */
    record Completed(long captureMinor) implements Expected {}

    /**
     * The order is rejected.
     *
     * @param unitPriceMinor the price that the outcome must tell
     */
    record Rejected(String reason, long unitPriceMinor) implements Expected {}

    /** No outcome of its own, but a dead letter. */
    record DeadLetter(String reason) implements Expected {}
}
