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
 * @param kafka further client settings, passed on as they are (security, for instance)
 */
public record EngineSettings(
        String bootstrapServers,
        String instance,
        int pollRecords,
        int effectThreads,
        Duration lease,
        Duration stopWithin,
        Map<String, String> kafka) {

    /** What suits a service on a small machine. */
    public static EngineSettings of(String bootstrapServers, String instance) {
        return new EngineSettings(
                bootstrapServers, instance, 1_000, 64, Duration.ofSeconds(10), Duration.ofSeconds(20), Map.of());
    }

    /** The same, with that many effects at once. */
    public EngineSettings withEffectThreads(int most) {
        return new EngineSettings(bootstrapServers, instance, pollRecords, most, lease, stopWithin, kafka);
    }
}
