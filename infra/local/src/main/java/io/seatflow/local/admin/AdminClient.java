package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.local.commands.CommandFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The admin center's API in one tenant, as one signed-in account. What it cannot answer now is asked for again for a while;
 * a wish is sent again under the same key, so that it has one effect.
 *
 * <p>Throws {@link Refused} where it refuses, {@link CommandFailure} where it does not answer.
 */
final class AdminClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int PAGE = 200;
    private static final String RUNNING = "RUNNING";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final List<URI> instances;
    private final String tenant;
    private final String token;

    AdminClient(List<URI> instances, String tenant, String token) {
        this.instances = instances;
        this.tenant = tenant;
        this.token = token;
    }

    /** An id as a part of a path or of a query. */
    static String part(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The JSON below the tenant's address. */
    JsonNode get(String path) {
        return parse(ask(request("GET", path, null, null)));
    }

    /** The items of a list, page by page, at most that many. */
    JsonNode list(String path, int most) {
        var items = json.createArrayNode();
        String next = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = get(path + separator + "limit=" + Math.min(PAGE, most - items.size())
                    + (next.isEmpty() ? "" : "&cursor=" + part(next)));
            page.path("items").forEach(items::add);
            next = page.path("next").asText("");
            if (page.path("next").isNull()) {
                next = "";
            }
        } while (!next.isEmpty() && items.size() < most);
        return items;
    }

    /** Asks for something to be done; the operation as it is then. */
    JsonNode begin(String path, Map<String, ?> body) {
        String text;
        try {
            text = json.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return parse(ask(request("POST", path, text, UUID.randomUUID().toString())));
    }

    /** An operation as it is now. */
    JsonNode operation(String id) {
        return get("/operations/" + part(id));
    }

    /**
     * Follows an operation until its end, or for that long.
     *
     * @param each told every state that was seen
     * @return the last one
     */
    JsonNode follow(JsonNode begun, Duration most, Consumer<JsonNode> each) {
        long begin = System.nanoTime();
        JsonNode now = begun;
        each.accept(now);
        while (isRunning(now) && System.nanoTime() - begin < most.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            now = operation(begun.path("id").asText());
            each.accept(now);
        }
        return now;
    }

    static boolean isRunning(JsonNode operation) {
        return operation.path("state").asText().equals(RUNNING);
    }

    /** Writes what is below the tenant's address, as it comes. */
    void copy(String path, OutputStream out) {
        HttpResponse<InputStream> answer = ask(request("GET", path, null, null));
        try (InputStream body = answer.body()) {
            body.transferTo(out);
        } catch (IOException cut) {
            throw new CommandFailure("the answer did not arrive whole (%s): ask again".formatted(cut), cut);
        }
    }

    private Function<URI, HttpRequest> request(
            String method, String path, @Nullable String body, @Nullable String key) {
        return base -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(base + "/v1/tenants/" + part(tenant) + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return request.build();
        };
    }

    /** From the first instance that answers; for a while again, since what was begun may have to be taken over. */
    private HttpResponse<InputStream> ask(Function<URI, HttpRequest> request) {
        long begin = System.nanoTime();
        while (true) {
            String last = "there is none";
            for (URI instance : instances) {
                try {
                    HttpResponse<InputStream> answer = http.send(request.apply(instance), BodyHandlers.ofInputStream());
                    if (answer.statusCode() != 503) {
                        return checked(answer);
                    }
                    last = detail(answer);
                } catch (IOException away) {
                    last = String.valueOf(away);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new CommandFailure("the command was interrupted", interrupted);
                }
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new CommandFailure(
                        "the admin center does not answer (%s): is the system still running?".formatted(last));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private HttpResponse<InputStream> checked(HttpResponse<InputStream> answer) {
        int status = answer.statusCode();
        if (status < 300) {
            return answer;
        }
        String detail = detail(answer);
        if (status == 401) {
            throw new Refused(ExitCodes.NOT_SIGNED_IN, detail + " Run ./seatflow login.");
        }
        if (status < 500) {
            throw new Refused(ExitCodes.REFUSED, detail);
        }
        throw new CommandFailure("the admin center answered %d: %s".formatted(status, detail));
    }

    private String detail(HttpResponse<InputStream> answer) {
        try {
            return parse(answer).path("detail").asText("status " + answer.statusCode());
        } catch (CommandFailure noProblem) {
            return "status " + answer.statusCode();
        }
    }

    private JsonNode parse(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            return json.readTree(body);
        } catch (IOException e) {
            throw new CommandFailure("the admin center's answer cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
