package io.seatflow.availability.query;

import org.apache.kafka.streams.state.HostInfo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Over HTTP. Safe for threads. */
public final class HttpOtherInstance implements OtherInstance, AutoCloseable {
    /** Marks a question that was passed on once, and so is never passed on again. */
    public static final String FORWARDED = "X-Seatflow-Forwarded";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    @Override
    public Reply ask(HostInfo owner, Question question) {
        URI address = URI.create("http://" + owner.host() + ":" + owner.port() + question.path());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header(FORWARDED, "1")
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException away) {
            return unanswered();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unanswered();
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static Reply unanswered() {
        return new Reply(
                Reply.UNAVAILABLE, RowsJson.error("OWNER_AWAY", "the instance that has these rows does not answer"));
    }
}
