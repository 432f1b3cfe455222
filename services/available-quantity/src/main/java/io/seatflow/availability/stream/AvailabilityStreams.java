package io.seatflow.availability.stream;

import io.seatflow.availability.wire.Formats;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;

/** The running application. {@link #close} commits what is in hand, leaves the group and frees the stores' memory. */
public final class AvailabilityStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AvailabilityStreams.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final StoreMemory memory;
    private final ReplacementBudget budget;
    private final KafkaStreams streams;

    private AvailabilityStreams(StreamSettings settings, Formats formats, Intake intake, HostInfo here) {
        memory = new StoreMemory(settings.storeMemoryBytes());
        budget = new ReplacementBudget(settings.replacements(), settings.replacementWindow(), InstantSource.system());
        streams = new KafkaStreams(
                AvailabilityTopology.build(formats, intake), StreamProperties.of(settings, here, memory));
        streams.setUncaughtExceptionHandler(budget);
        streams.setStateListener((now, before) -> LOG.info("streams state={} before={}", now, before));
    }

    /**
     * Starts; returns at once, long before all partitions are taken over.
     *
     * @param here where this instance answers HTTP, as the other instances reach it
     */
    public static AvailabilityStreams start(StreamSettings settings, Formats formats, Intake intake, HostInfo here) {
        AvailabilityStreams running = new AvailabilityStreams(settings, formats, intake, here);
        running.streams.start();
        return running;
    }

    /** The application itself, for its metrics and its stores. */
    public KafkaStreams streams() {
        return streams;
    }

    public ReplacementBudget budget() {
        return budget;
    }

    @Override
    public void close() {
        // Leaving the group spares the next start the session timeout of a member that is gone.
        CloseOptions leave =
                CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
        if (!streams.close(leave)) {
            LOG.warn("streams did not stop within {}", CLOSE_TIMEOUT);
            return; // stores may still be in use: their memory goes with the process
        }
        memory.close();
    }
}
