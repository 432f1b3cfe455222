package io.seatflow.workflow;

import java.time.Duration;
import java.util.Map;

/**
 * How an engine reaches its surroundings.
 *
 * @param bootstrapServers of Kafka
 * @param instance this process's name in logs and client ids
 * @param pollRecords the most records taken in one batch
 * @param effectThreads the most effects performed at once
 * @param lease how long side lanes and intents stay with an instance that says nothing
 * @param stopWithin how long an orderly stop may take
 * @param longestTurn after what time without an end to one round of work the engine says that it stands still
 * @param kafka further client settings, passed on as they are (security, for instance)
 */
public record EngineSettings(
        String bootstrapServers,
        String instance,
        int pollRecords,
        int effectThreads,
        Duration lease,
        Duration stopWithin,
        Duration longestTurn,
        Map<String, String> kafka) {
    /** Longer than a lock, a connection, a schema or room in a producer is waited for; a statement as slow is worth telling. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(20);

    /** What suits a service on a small machine. */
    public static EngineSettings of(String bootstrapServers, String instance) {
        return new EngineSettings(
                bootstrapServers,
                instance,
                1_000,
                64,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                LONGEST_TURN,
                Map.of());
    }

    /** The same, with that many effects at once. */
    public EngineSettings withEffectThreads(int most) {
        return new EngineSettings(bootstrapServers, instance, pollRecords, most, lease, stopWithin, longestTurn, kafka);
    }

    /** The same, with another longest turn. */
    public EngineSettings withLongestTurn(Duration longest) {
        return new EngineSettings(
                bootstrapServers, instance, pollRecords, effectThreads, lease, stopWithin, longest, kafka);
    }
}
