package io.seatflow.servers.payments;

/** What may be shown of a card: never its number. */
record Card(String brand, String funding, String last4) {

    static final int EXPIRY_MONTH = 12;
    static final int EXPIRY_YEAR = 2034;
}
