package io.seatflow.availability.app;

import io.seatflow.availability.stream.StreamSettings;
import io.seatflow.workflow.settings.HttpSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

import java.nio.file.Path;

/**
 * All settings of the service.
 *
 * @param advertisedHost the name under which other instances reach this one's HTTP port
 */
public record AvailabilitySettings(ServiceSettings service, String advertisedHost, StreamSettings stream) {
    /** The service's name. */
    public static final String SERVICE = "available-quantity";

    private static final int MOST_THREADS = 64;
    private static final long LEAST_STORE_BYTES = 16L << 20;
    private static final long MOST_STORE_BYTES = 64L << 30;

    /** Asks for all of them. */
    public static AvailabilitySettings from(Settings settings) {
        ServiceSettings service = ServiceSettings.from(settings);
        StreamSettings unlessSet = StreamSettings.of(service.bootstrapServers(), Path.of("data", SERVICE, "state"));
        return new AvailabilitySettings(
                service,
                settings.text("advertised.host", HttpSettings.free().host()),
                new StreamSettings(
                        service.bootstrapServers(),
                        settings.text("application.id", unlessSet.applicationId()),
                        settings.path("state.folder", unlessSet.stateFolder()),
                        settings.integer("threads", unlessSet.threads(), 1, MOST_THREADS),
                        settings.duration("commit.interval", unlessSet.commitInterval()),
                        settings.number(
                                "store.memory.bytes",
                                unlessSet.storeMemoryBytes(),
                                LEAST_STORE_BYTES,
                                MOST_STORE_BYTES),
                        settings.integer("standby.replicas", unlessSet.standbyReplicas(), 0, 10),
                        settings.integer("thread.replacements", unlessSet.replacements(), 0, 1000),
                        settings.duration("thread.replacements.window", unlessSet.replacementWindow())));
    }
}
