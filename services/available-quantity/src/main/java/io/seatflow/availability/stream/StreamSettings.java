package io.seatflow.availability.stream;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the Kafka Streams application runs.
 *
 * @param bootstrapServers brokers, {@code host:port}, separated by commas
 * @param applicationId consumer group, prefix of the changelog topics and of the transactional ids
 * @param stateFolder this instance's own folder; its loss costs a restore from the changelogs, nothing else
 * @param threads stream threads, 1 to 64
 * @param commitInterval how long a transaction stays open: what a reader of the rows waits for at most
 * @param storeMemoryBytes native memory of all stores together, for block cache and write buffers
 * @param standbyReplicas copies of the state on other instances
 * @param replacements threads replaced within {@code replacementWindow} before the application gives up
 */
public record StreamSettings(
        String bootstrapServers,
        String applicationId,
        Path stateFolder,
        int threads,
        Duration commitInterval,
        long storeMemoryBytes,
        int standbyReplicas,
        int replacements,
        Duration replacementWindow) {
    public static final String APPLICATION_ID = "available-quantity";
    public static final int THREADS = 1;
    public static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    public static final long STORE_MEMORY_BYTES = 64L << 20;
    public static final int REPLACEMENTS = 5;
    public static final Duration REPLACEMENT_WINDOW = Duration.ofMinutes(10);

    private static final int MOST_THREADS = 64;

    public StreamSettings {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads is " + threads + ", expected 1 to " + MOST_THREADS);
        }
    }

    /** The defaults for everything but where. */
    public static StreamSettings of(String bootstrapServers, Path stateFolder) {
        return new StreamSettings(
                bootstrapServers,
                APPLICATION_ID,
                stateFolder,
                THREADS,
                COMMIT_INTERVAL,
                STORE_MEMORY_BYTES,
                0,
                REPLACEMENTS,
                REPLACEMENT_WINDOW);
    }
}
