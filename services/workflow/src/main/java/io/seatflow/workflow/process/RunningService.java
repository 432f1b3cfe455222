package io.seatflow.workflow.process;

import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/** A service on the engine, running. Several may run in one JVM. Safe for use by several threads. */
public final class RunningService implements AutoCloseable {
    /** Longer than the engine gives itself to finish its batch and to publish it. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(35);

    private final OrderlyStop stop;
    private final ServiceHttp http;

    private RunningService(OrderlyStop stop, ServiceHttp http) {
        this.stop = stop;
        this.http = http;
    }

    /**
     * Starts a service: database and registry must answer, and the schemas be deployed. Returns before the lanes are
     * held, which {@code /health/ready} tells.
     *
     * @param compose makes the service of its parts, HTTP last
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static RunningService start(
            ServiceSettings settings, DatabaseSettings database, Function<ServiceParts, ServiceHttp> compose) {
        OrderlyStop stop = new OrderlyStop(settings.service(), STOP_LIMIT);
        try {
            return new RunningService(stop, compose.apply(new ServiceParts(settings, database, stop)));
        } catch (RuntimeException | Error failure) {
            stop.close();
            throw failure;
        }
    }

    /** Where the service answers over HTTP. */
    public URI httpUrl() {
        return http.address();
    }

    /** Stops in order: no more questions, the batch at hand commits and is published, then all is let go. Idempotent. */
    @Override
    public void close() {
        stop.close();
    }
}
