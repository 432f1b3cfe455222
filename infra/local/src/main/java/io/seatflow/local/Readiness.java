package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits until a part answers, or has ended instead. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Readiness() {}

    /** Waits until this address answers with status 200. @throws ServerFailure if it does not */
    static void http(Part part, URI address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            await(part, () -> answers(client, request));
        }
    }

    /** Waits until the broker answers and takes part in its cluster. @throws ServerFailure if it does not */
    static void kafka(Part part, String bootstrapServers, int id) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100);
        try (Admin admin = Admin.create(settings)) {
            await(part, () -> answers(admin, id));
        }
    }

    private static void await(Part part, BooleanSupplier answers) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailure("%s did not answer within %d s".formatted(part.name(), PATIENCE.toSeconds()));
            }
            failIfEnded(part);
        }
    }

    /** Waits a moment for the part's end, which is not what is hoped for. */
    private static void failIfEnded(Part part) {
        String line;
        try {
            line = part.death().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException lives) {
            return;
        } catch (ExecutionException fault) {
            throw new ServerFailure("%s cannot be watched".formatted(part.name()), fault);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
        throw new ServerFailure(line);
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }

    private static boolean answers(Admin admin, int id) {
        try {
            return admin.describeCluster().nodes().get(500, TimeUnit.MILLISECONDS).stream()
                    .anyMatch(node -> node.id() == id);
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }
}
