package io.seatflow.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.avro.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A registry in memory with Confluent's answers, for the faults that a real one does not have on demand: a ledger of
 * the requests, and answers given in advance.
 */
public final class FakeRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request as it came in. */
    public record Request(String line, String authorization) {}

    private record Answer(int status, String body) {}

    private static final Answer LOST = new Answer(0, "");

    private final HttpServer server;
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> subjects = new LinkedHashMap<>();
    private final Deque<Answer> prepared = new ArrayDeque<>();
    private final List<Request> ledger = new ArrayList<>();

    public FakeRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request not answered yet by {@code answerNext} gets this answer, whatever it asks. */
    public synchronized void answerNext(int status, String body) {
        prepared.add(new Answer(status, body));
    }

    /** The next request gets no answer, and its connection stays. */
    public synchronized void loseNext() {
        prepared.add(LOST);
    }

    public synchronized List<Request> ledger() {
        return List.copyOf(ledger);
    }

    /** Registers a schema without a request. */
    public synchronized int put(String subject, Schema schema) {
        return register(subject, schema.toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        if (LOST.equals(prepared.peek())) {
            prepared.remove();
            return;
        }
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            ledger.add(
                    new Request(exchange.getRequestMethod() + " " + path, authorization == null ? "" : authorization));
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            Answer answer = prepared.poll();
            if (answer == null) {
                answer = answer(exchange.getRequestMethod(), path.split("/"), body);
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String method, String[] path, JsonNode body) {
        String subject = path.length > 2 ? path[2] : "";
        return switch (method + " " + path[1] + " " + path.length) {
            case "GET schemas 4" -> byId(Integer.parseInt(path[3]));
            case "POST subjects 4" ->
                new Answer(
                        200, "{\"id\":" + register(subject, body.path("schema").asText()) + "}");
            case "POST subjects 3" -> lookUp(subject, body.path("schema").asText());
            case "GET subjects 5" -> version(subject, path[4]);
            default -> new Answer(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
        };
    }

    private Answer byId(int id) {
        return id < 1 || id > schemas.size()
                ? new Answer(404, "{\"error_code\":40403,\"message\":\"Schema " + id + " not found\"}")
                : new Answer(
                        200,
                        JSON.createObjectNode()
                                .put("schema", schemas.get(id - 1))
                                .toString());
    }

    private Answer lookUp(String subject, String schema) {
        int id = schemas.indexOf(schema) + 1;
        return id > 0 && subjects.getOrDefault(subject, Map.of()).containsValue(id)
                ? new Answer(200, "{\"id\":" + id + "}")
                : new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }

    private Answer version(String subject, String version) {
        Map<Integer, Integer> versions = subjects.getOrDefault(subject, Map.of());
        int number = "latest".equals(version) ? versions.size() : Integer.parseInt(version);
        Integer id = versions.get(number);
        return id == null
                ? new Answer(404, "{\"error_code\":40401,\"message\":\"Subject not found\"}")
                : new Answer(
                        200,
                        JSON.createObjectNode()
                                .put("subject", subject)
                                .put("version", number)
                                .put("id", id)
                                .put("schema", schemas.get(id - 1))
                                .toString());
    }

    private int register(String subject, String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        int id = schemas.indexOf(schema) + 1;
        Map<Integer, Integer> versions = subjects.computeIfAbsent(subject, s -> new LinkedHashMap<>());
        if (!versions.containsValue(id)) {
            versions.put(versions.size() + 1, id);
        }
        return id;
    }
}
