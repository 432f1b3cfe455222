package io.seatflow.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends one request to whichever address answers, again with growing pauses while the fault is a passing one. All
 * requests of the API are safe to repeat. Thread-safe.
 */
final class RegistryTransport implements RegistryExchange {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistrySettings settings;
    private final HttpClient http;

    /** The address that answered last; a stale value costs one attempt. */
    private volatile int preferred;

    RegistryTransport(RegistrySettings settings) {
        this.settings = settings;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
        if (settings.tls() != null) {
            builder.sslContext(settings.tls());
        }
        this.http = builder.build();
    }

    @Override
    public JsonNode send(String method, String path, @Nullable JsonNode body) {
        for (int retry = 0; ; retry++) {
            try {
                return sendToAny(method, path, body);
            } catch (RegistryUnavailable e) {
                if (retry >= settings.retries()) {
                    throw e;
                }
                pause(retry, e);
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private JsonNode sendToAny(String method, String path, @Nullable JsonNode body) {
        int addresses = settings.urls().size();
        int first = preferred;
        for (int i = 0; ; i++) {
            int address = (first + i) % addresses;
            try {
                JsonNode answer = sendTo(settings.urls().get(address), method, path, body);
                preferred = address;
                return answer;
            } catch (RegistryUnavailable e) {
                if (i == addresses - 1) {
                    throw e;
                }
            }
        }
    }

    private JsonNode sendTo(URI base, String method, String path, @Nullable JsonNode body) {
        String what = method + " " + base + path;
        HttpResponse<String> response;
        try {
            response = http.send(request(base, method, path, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryUnavailable("no answer from the schema registry to " + what + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("interrupted while asking the schema registry " + what, e);
        }
        JsonNode answer = parse(response.body());
        if (response.statusCode() / 100 == 2) {
            if (answer.isMissingNode()) {
                throw new RegistryRefused(
                        "no JSON in answer to " + what + ": is this the registry's address?", response.statusCode(), 0);
            }
            return answer;
        }
        throw fault(what, response.statusCode(), answer);
    }

    private HttpRequest request(URI base, String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(settings.requestTimeout())
                .header("Accept", MEDIA_TYPE + ", application/json")
                .header("Content-Type", MEDIA_TYPE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (settings.authorization() != null) {
            request.header("Authorization", settings.authorization());
        }
        return request.build();
    }

    private static RegistryException fault(String what, int status, JsonNode answer) {
        int errorCode = answer.path("error_code").asInt(0);
        String message = "schema registry answered " + status + " (error code " + errorCode + ") to " + what + ": "
                + answer.path("message").asText("no message");
        if (status >= 500 || status == 429 || status == 408) {
            return new RegistryUnavailable(message);
        }
        // A bare 404 may as well come from a proxy or a wrong path: only the registry's own codes say "not there".
        if (status == 404 && errorCode > 40400 && errorCode < 40500) {
            return new NotRegistered(message);
        }
        return new RegistryRefused(message, status, errorCode);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private void pause(int retry, RegistryUnavailable fault) {
        if (Thread.currentThread().isInterrupted()) {
            throw fault;
        }
        long grown = settings.firstWait().toMillis() << Math.min(retry, 20);
        long longest = Math.min(grown, settings.longestWait().toMillis());
        // Between half and all of it, so that many clients do not come back at once.
        long wait = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        LOG.warn("{}; asking again in {} ms", fault.getMessage(), wait);
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }
}
