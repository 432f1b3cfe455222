package io.seatflow.qa.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON over HTTP. */
final class Http implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What is there; an answer other than 200 is an error. */
    JsonNode json(URI address) {
        return answer(HttpRequest.newBuilder(address));
    }

    JsonNode post(URI address, String body) {
        return answer(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "expected 200 from %s, found %d".formatted(answer.uri(), answer.statusCode()));
            }
            return json.readTree(answer.body());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", givenUp);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
