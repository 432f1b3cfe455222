package io.seatflow.bench.system;

/**
 * Which Seatflow is measured.
 *
 * @param streams whether the Kafka Streams application runs, which keeps the available quantity
 * @param immediatePayments whether payments are answered in process; else the sandbox is asked over HTTP
 */
public record Variant(boolean streams, boolean immediatePayments) {}
