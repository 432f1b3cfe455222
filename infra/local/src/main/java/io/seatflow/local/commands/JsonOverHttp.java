package io.seatflow.local.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks services over HTTP. Every method throws {@link CommandFailure} where there is no answer to go on with. */
public final class JsonOverHttp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So long partitions of an instance that died stay without an owner, and a little more. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int NOT_NOW = 503;
    private static final int MOST_SHOWN = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** The answer to a GET. */
    public JsonNode get(URI base, String path) {
        try (InputStream body = open(base, path)) {
            return json.readTree(body);
        } catch (IOException e) {
            throw unanswered(base, path, e);
        }
    }

    /** The body of the answer to a GET, as it comes; to be closed. */
    public InputStream open(URI base, String path) {
        HttpResponse<InputStream> response = ask(base, path);
        if (response.statusCode() == 200) {
            return response.body();
        }
        throw refused(base, path, response);
    }

    /**
     * The same from the first of a service's instances that can answer. While what is asked for changes hands, since an
     * instance has died, they are asked again for a while.
     */
    public InputStream open(List<URI> instances, String path) {
        long begin = System.nanoTime();
        while (true) {
            boolean changesHands = false;
            CommandFailure failure = new CommandFailure("there is no instance to ask for " + path);
            for (URI instance : instances) {
                try {
                    HttpResponse<InputStream> response = ask(instance, path);
                    if (response.statusCode() == 200) {
                        return response.body();
                    }
                    changesHands |= response.statusCode() == NOT_NOW;
                    failure = refused(instance, path, response);
                } catch (CommandFailure silent) {
                    failure = silent;
                }
            }
            if (!changesHands || System.nanoTime() - begin > TAKE_OVER.toNanos()) {
                throw failure;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private HttpResponse<InputStream> ask(URI base, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw unanswered(base, path, e);
        } catch (InterruptedException e) {
            throw CommandFailure.interrupted(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static CommandFailure refused(URI base, String path, HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(MOST_SHOWN), StandardCharsets.UTF_8);
            return new CommandFailure("%s%s answered %d: %s".formatted(base, path, response.statusCode(), text));
        } catch (IOException e) {
            return unanswered(base, path, e);
        }
    }

    private static CommandFailure unanswered(URI base, String path, IOException cause) {
        return new CommandFailure(
                "%s%s does not answer (%s): is the system still running?"
                        .formatted(base, path, cause.getClass().getSimpleName()),
                cause);
    }
}
