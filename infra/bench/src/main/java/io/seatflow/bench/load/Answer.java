package io.seatflow.bench.load;

/**
 * A record that came out at the other end.
 *
 * @param value as it was read
 * @param appendedAt its timestamp, milliseconds since 1970
 * @param readAt {@link System#nanoTime} when it was read
 */
public record Answer(byte[] value, long appendedAt, long readAt) {}
