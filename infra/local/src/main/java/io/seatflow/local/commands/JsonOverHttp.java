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

/** Asks services over HTTP. Every method throws {@link CommandFailure} where there is no answer to go on with. */
public final class JsonOverHttp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            throw refused(request, response);
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

    private static CommandFailure refused(HttpRequest request, HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(MOST_SHOWN), StandardCharsets.UTF_8);
            return new CommandFailure("%s answered %d: %s".formatted(request.uri(), response.statusCode(), text));
        }
    }

    private static CommandFailure unanswered(URI base, String path, IOException cause) {
        return new CommandFailure(
                "%s%s does not answer (%s): is the system still running?"
                        .formatted(base, path, cause.getClass().getSimpleName()),
                cause);
    }
}
