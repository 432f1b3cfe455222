package io.seatflow.bench.load;

/**
 * Records made before the clock starts.
 *
 * @param topic where they are published
 * @param compression as the topic stores them, so that the broker need not unpack and pack them: Kafka's name of it
 * @param keys one per record
 * @param values one per record
 */
public record Prepared(String topic, String compression, byte[][] keys, byte[][] values) {
    public Prepared {
        if (keys.length != values.length) {
            throw new IllegalArgumentException(
                    "expected a key per value, found %d keys and %d values".formatted(keys.length, values.length));
        }
    }

    /** How many. */
    public int size() {
        return values.length;
    }
}
