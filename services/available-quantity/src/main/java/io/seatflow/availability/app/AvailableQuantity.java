package io.seatflow.availability.app;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.seatflow.availability.query.Answers;
import io.seatflow.availability.query.AvailabilityRoutes;
import io.seatflow.availability.query.HttpOtherInstance;
import io.seatflow.availability.query.Question;
import io.seatflow.availability.query.Reply;
import io.seatflow.availability.query.Totals;
import io.seatflow.availability.stream.AvailabilityStreams;
import io.seatflow.availability.stream.Intake;
import io.seatflow.availability.stream.StreamHealth;
import io.seatflow.availability.stream.StreamPositions;
import io.seatflow.availability.stream.TotalsStore;
import io.seatflow.availability.wire.Formats;
import io.seatflow.availability.wire.Patience;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistryException;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.workflow.http.HealthChecks;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.http.ServiceMetrics;
import io.seatflow.workflow.process.OrderlyStop;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The running service: keeps {@code availability.products} right and answers what it is. Several may run in one JVM.
 *
 * <p>It answers health from the start, and questions with 503 until its partitions are taken over. {@link #close} first
 * finishes the transaction in hand and leaves the group, then stops to listen.
 */
public final class AvailableQuantity implements AutoCloseable {
    /** Less than the five minutes after which the group takes a thread that does not poll for dead. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(2);

    /** A little more than the stream threads are given to finish. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(35);

    private static final String REGISTRY_READ_TIMEOUT_MILLIS = "5000";
    private static final String REGISTRY_RETRIES = "0"; // Patience does it, and can be woken

    private final AvailabilitySettings settings;
    private final OrderlyStop parts = new OrderlyStop(AvailabilitySettings.SERVICE, STOP_LIMIT);
    private final ServiceMetrics metrics;
    private final HealthChecks health = new HealthChecks();
    private final ServiceHttp http;
    private volatile @Nullable Answers answers;
    private volatile @Nullable StreamPositions positions;

    private AvailableQuantity(AvailabilitySettings settings) {
        this.settings = settings;
        metrics = parts.closing("metrics", new ServiceMetrics(AvailabilitySettings.SERVICE));
        health.ready("started", () -> answers == null ? Optional.of("starting") : Optional.empty());
        http = parts.closing(
                "http",
                ServiceHttp.start(
                        settings.service().http(),
                        health,
                        metrics,
                        this::lanes,
                        routes -> new AvailabilityRoutes(this::answer).addTo(routes)));
    }

    /**
     * Starts the service; returns when it takes part in its group, which is before it has its partitions.
     *
     * @throws CannotStart where topics or schemas are missing, or Kafka or the registry do not answer
     * @throws io.seatflow.workflow.http.HttpNotUsable where the HTTP address cannot be bound
     */
    public static AvailableQuantity start(AvailabilitySettings settings) {
        AvailableQuantity service = new AvailableQuantity(settings);
        try {
            service.run();
            return service;
        } catch (RegistryException failure) {
            service.close();
            throw new CannotStart("schema registry: " + failure.getMessage(), failure);
        } catch (RuntimeException failure) {
            service.close();
            throw failure;
        }
    }

    /** Base address of its HTTP server. */
    public URI httpUrl() {
        return http.address();
    }

    @Override
    public void close() {
        parts.close();
    }

    private void run() {
        RequiredTopics.check(settings.service().bootstrapServers(), RequiredTopics.ALL);
        RegistryClient registry = parts.closing(
                "registry",
                new RegistryClient(RegistrySettings.from(Map.of(
                        RegistrySettings.URL,
                        settings.service().registry().toString(),
                        "http.read.timeout.ms",
                        REGISTRY_READ_TIMEOUT_MILLIS,
                        "max.retries",
                        REGISTRY_RETRIES))));
        HttpOtherInstance others = parts.closing("forwarding", new HttpOtherInstance());
        Patience patience = new Patience(MOST_PATIENCE);
        Formats formats = Formats.of(registry, patience);
        HostInfo here = new HostInfo(settings.advertisedHost(), httpUrl().getPort());
        AvailabilityStreams application = parts.closing(
                "streams", AvailabilityStreams.start(settings.stream(), formats, new Intake(metrics.registry()), here));
        parts.closing("patience", patience); // before the streams, whose threads may be waiting
        watch(application, patience);
        answers = new Answers(new Totals(new TotalsStore(application.streams()), here), others);
    }

    private void watch(AvailabilityStreams application, Patience patience) {
        StreamHealth stream = new StreamHealth(application);
        health.live("streams", stream::dead);
        health.ready("streams", stream::notYet);
        health.ready("registry", () -> patience.isWaiting() ? Optional.of("does not answer") : Optional.empty());
        StreamPositions reading = new StreamPositions(application.streams());
        reading.measure(metrics.registry());
        positions = reading;
        KafkaStreamsMetrics kafka = new KafkaStreamsMetrics(application.streams());
        kafka.bindTo(metrics.registry());
        parts.closing("stream metrics", kafka);
    }

    private Reply answer(Question question) {
        Answers ready = answers;
        return ready == null ? Answers.notNow() : ready.to(question);
    }

    private Map<String, Object> lanes() {
        StreamPositions reading = positions;
        return reading == null ? Map.of("lanes", List.of()) : reading.lanes();
    }
}
