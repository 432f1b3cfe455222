package io.seatflow.workflow.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.NotFoundResponse;
import io.seatflow.workflow.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceHttpTest {
    enum Term {
        MONTHLY,
        YEARLY
    }

    record Shelf(int number, List<String> books) {}

    private final HealthChecks health = new HealthChecks();
    private final ServiceMetrics metrics = new ServiceMetrics("sample");
    private final HttpClient client = HttpClient.newHttpClient();
    private ServiceHttp http;

    @BeforeEach
    void start() {
        http = ServiceHttp.start(
                HttpSettings.free(), health, metrics, () -> List.of(Map.of("lane", 3, "epoch", 7)), this::routes);
    }

    @AfterEach
    void stop() {
        client.close();
        http.close();
        metrics.close();
    }

    private void routes(RoutesConfig routes) {
        routes.get("/shelf", request -> request.json(new Shelf(1, List.of("a", "b"))));
        routes.post("/shelf", request -> request.json(request.bodyAsClass(Shelf.class)));
        routes.get("/missing", request -> {
            throw new NotFoundResponse("expected tenant t1, found none");
        });
        routes.get("/broken", request -> {
            throw new IllegalStateException("secret of the house");
        });
        routes.get("/ask", request -> {
            Parameters parameters = new Parameters(request);
            request.json(Map.of(
                    "tenant", parameters.text("tenant"),
                    "note", parameters.find("note").orElse("none"),
                    "quantity", parameters.integer("quantity", 1, 1, 10),
                    "trial", parameters.flag("trial", false),
                    "term", parameters.choice("term", Term.MONTHLY)));
        });
    }

    @Test
    @DisplayName("it listens on the loopback address and a free port unless told otherwise")
    void address() {
        assertThat(http.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(http.address().getPort()).isPositive();
    }

    @Test
    @DisplayName("a service whose checks all pass is live and ready")
    void well() throws Exception {
        health.ready("database", Optional::empty).live("lanes", Optional::empty);

        assertAnswer(get("/health/live"), 200, "{\"status\":\"ok\",\"checks\":{\"lanes\":\"ok\"}}");
        assertAnswer(
                get("/health/ready"), 200, "{\"status\":\"ok\",\"checks\":{\"database\":\"ok\",\"lanes\":\"ok\"}}");
    }

    @Test
    @DisplayName("one failing check makes a service not ready, and says what is wrong; it lives on")
    void notReady() throws Exception {
        health.ready("database", () -> Optional.of("does not answer")).ready("kafka", () -> {
            throw new IOException("with details");
        });
        health.live("lanes", Optional::empty);

        assertAnswer(
                get("/health/ready"),
                503,
                "{\"status\":\"failing\",\"checks\":{\"database\":\"does not answer\",\"kafka\":\"cannot be checked:"
                        + " IOException\",\"lanes\":\"ok\"}}");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("what only a restart mends makes a service neither live nor ready")
    void notLive() throws Exception {
        health.live("lanes", () -> Optional.of("a bug stopped them"));

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    @DisplayName("metrics are in Prometheus' format, with those of the JVM and the service's name")
    void metrics() throws Exception {
        metrics.registry().counter("orders.taken").increment(3);

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(answer.body())
                .contains("orders_taken_total{service=\"sample\"} 3.0")
                .contains("jvm_memory_used_bytes{", "process_uptime_seconds{", "process_files_open_files{");
    }

    @Test
    @DisplayName("lanes are shown as the supplier gives them")
    void lanes() throws Exception {
        HttpResponse<String> answer = get("/lanes");

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body()).contains("\"lane\":3").contains("\"epoch\":7");
    }

    @Test
    @DisplayName("a service adds routes that answer and take records as JSON")
    void ownRoutes() throws Exception {
        assertAnswer(get("/shelf"), 200, "{\"number\":1,\"books\":[\"a\",\"b\"]}");
        assertAnswer(post("/shelf", "{\"number\":2,\"books\":[]}"), 200, "{\"number\":2,\"books\":[]}");
    }

    @ParameterizedTest(name = "GET {0} is {1}")
    @DisplayName("a refusal is JSON with the right status, a code and a sentence")
    @CsvSource(
            delimiter = '|',
            value = {
                "/nowhere | 404 | NOT_FOUND | Endpoint GET /nowhere not found",
                "/missing | 404 | NOT_FOUND | expected tenant t1, found none",
                "/broken | 500 | INTERNAL_SERVER_ERROR | the service failed; its log says why",
                "/ask | 400 | BAD_REQUEST | expected parameter tenant",
                "/ask?tenant=%20 | 400 | BAD_REQUEST | expected parameter tenant",
                "/ask?tenant=a&quantity=x | 400 | BAD_REQUEST | expected parameter quantity to be a whole number from 1 to"
                        + " 10",
                "/ask?tenant=a&quantity=11 | 400 | BAD_REQUEST | expected parameter quantity to be a whole number from 1"
                        + " to 10",
                "/ask?tenant=a&trial=yes | 400 | BAD_REQUEST | expected parameter trial to be true or false",
                "/ask?tenant=a&term=DAILY | 400 | BAD_REQUEST | expected parameter term to be one of [MONTHLY, YEARLY]",
            })
    void refusals(String path, int status, String error, String detail) throws Exception {
        assertAnswer(get(path), status, "{\"error\":\"%s\",\"detail\":\"%s\"}".formatted(error, detail));
    }

    @Test
    @DisplayName("parameters that are given and those that are not")
    void parameters() throws Exception {
        assertThat(get("/ask?tenant=a&quantity=10&trial=true&term=YEARLY&note=%C3%A5")
                        .body())
                .contains("\"tenant\":\"a\"", "\"quantity\":10", "\"trial\":true", "\"term\":\"YEARLY\"", "\"å\"");
        assertThat(get("/ask?tenant=a").body())
                .contains("\"quantity\":1", "\"trial\":false", "\"term\":\"MONTHLY\"", "\"note\":\"none\"");
    }

    @Test
    @DisplayName("a parameter of more than 1000 characters is refused")
    void longParameter() throws Exception {
        assertThat(get("/ask?tenant=" + "a".repeat(1001)).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("a method that a path does not have is 405, and says so in JSON")
    void wrongMethod() throws Exception {
        HttpResponse<String> answer = post("/lanes", "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).startsWith("{\"error\":\"METHOD_NOT_ALLOWED\"");
    }

    @Test
    @DisplayName("a body that is not the JSON expected is 400")
    void malformedBody() throws Exception {
        HttpResponse<String> answer = post("/shelf", "{\"number\":");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"BAD_REQUEST\",\"detail\":\"expected JSON: ");
    }

    @Test
    @DisplayName("a body of more than 1 MiB is 413")
    void largeBody() throws Exception {
        HttpResponse<String> answer = post("/shelf", " ".repeat((1 << 20) + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).startsWith("{\"error\":\"CONTENT_TOO_LARGE\"");
    }

    @Test
    @DisplayName("a request that is not HTTP gets 400 and no trace of the server")
    void notHttp() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), http.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"error\":\"BAD_REQUEST\"")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("a port in use gives one line that names it")
    void portInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpSettings settings = new HttpSettings("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() ->
                            ServiceHttp.start(settings, health, metrics, List::of, routes -> routes.get("/", r -> {})))
                    .isInstanceOf(HttpNotUsable.class)
                    .hasMessageStartingWith("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .extracting(Throwable::getMessage)
                    .asString()
                    .hasLineCount(1);
        }
    }

    @Test
    @DisplayName("a request that does not end does not keep the server from stopping")
    void hangingRequest() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ServiceHttp hanging = ServiceHttp.start(
                HttpSettings.free(),
                health,
                metrics,
                List::of,
                routes -> routes.get("/hang", request -> {
                    arrived.countDown();
                    never.await();
                }));
        CompletableFuture<?> answer = client.sendAsync(
                HttpRequest.newBuilder(URI.create(hanging.address() + "/hang")).build(), BodyHandlers.ofString());
        arrived.await();

        assertThatCode(hanging::close).doesNotThrowAnyException();

        assertThat(answer.handle((body, failure) -> "over").join()).isEqualTo("over");
    }

    @Test
    @DisplayName("after close nobody listens")
    void closed() {
        http.close();

        assertThatThrownBy(() -> get("/lanes")).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(http.address() + path);
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String json) {
        assertThat(answer.body()).isEqualTo(json);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }
}
