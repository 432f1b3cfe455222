package io.seatflow.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Asks every service instance now and then whether it is alive. One that says it is not will not heal, though its
 * process may go on; one that does not answer in time may only be busy.
 */
final class LivenessWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int NOT_LIVE = 503;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(INTERVAL).build();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    /**
     * Begins to watch.
     *
     * @param instances all that run
     * @param died told the name of an instance that says it is dead, and a line for the user
     */
    LivenessWatch(List<ServiceInstance> instances, BiConsumer<String, String> died) {
        var unused = thread.scheduleWithFixedDelay(
                () -> instances.stream()
                        .filter(this::saysItIsDead)
                        .forEach(instance -> died.accept(
                                instance.name(),
                                "%s works no more: see its log and %s".formatted(instance.name(), live(instance)))),
                INTERVAL.toSeconds(),
                INTERVAL.toSeconds(),
                TimeUnit.SECONDS);
    }

    private boolean saysItIsDead(ServiceInstance instance) {
        try {
            return client.send(
                                    HttpRequest.newBuilder(live(instance))
                                            .timeout(INTERVAL)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == NOT_LIVE;
        } catch (IOException busy) {
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI live(ServiceInstance instance) {
        return instance.address().resolve("/health/live");
    }

    @Override
    public void close() {
        thread.shutdownNow();
        client.shutdownNow();
    }
}
