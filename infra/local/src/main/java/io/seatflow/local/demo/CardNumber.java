package io.seatflow.local.demo;

/** The number that card schemes give out for tests: what must never be seen again once it was sent. */
final class CardNumber {
    static final String EXAMPLE = "4242424242424242";

    private CardNumber() {}
}
