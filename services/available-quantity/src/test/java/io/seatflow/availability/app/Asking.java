package io.seatflow.availability.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Somebody who asks over HTTP. */
final class Asking implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    HttpResponse<String> get(AvailableQuantity service, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.httpUrl() + path)).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new AssertionError(service.httpUrl() + path + " did not answer", fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    int status(AvailableQuantity service, String path) {
        return get(service, path).statusCode();
    }

    /** The seats of a product; -1 where there is no such row, or no answer now. */
    long purchased(AvailableQuantity service, String tenantId, String productId) {
        HttpResponse<String> response = get(service, "/tenants/" + tenantId + "/products/" + productId);
        return response.statusCode() == 200 ? json(response).path("purchased").asLong() : -1;
    }

    JsonNode json(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException noJson) {
            throw new AssertionError("no JSON: " + response.body(), noJson);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
