package io.seatflow.admin.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.admin.app.World.Person;
import io.seatflow.events.Channel;
import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.checkout.Product;
import io.seatflow.events.checkout.ProductPrice;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.ChangeSeats;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.TakeoverMode;
import io.seatflow.events.licensing.UserRefusal;
import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import io.seatflow.storefront.Term;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is asked for becomes one command, and its answer the operation's end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {
    private static final String HERE = "/v1/tenants/tailspin";
    private static final String SUBSCRIPTION = HERE + "/subscriptions/o-1";

    private final AdminRun run = AdminRun.shared();
    private final World world = new World(run, "tailspin");
    private final World agency = new World(run, "agency-3");
    private final Subscription subscription = world.state("o-1", "paula", Channel.SELF_SERVICE, 5, 1, 1);

    @BeforeAll
    void settle() {
        world.user("gina", DirectoryRole.GLOBAL_ADMIN);
        world.user("paula");
        world.user("ada");
        agency.user("ann");
        world.delegated(agency.person("ann"), 1, DirectoryRole.GLOBAL_ADMIN);
        world.subscription(subscription);
        world.subscription(world.state("o-2", "gina", Channel.CENTRAL, 50, 1, 1));
        run.tell(
                Topics.CHECKOUT_PRODUCTS,
                World.PRODUCT,
                World.PRODUCT,
                new Product(
                        World.PRODUCT,
                        "Power Apps per user",
                        "Power Platform",
                        false,
                        List.of(),
                        List.of(
                                new ProductPrice("USD", Term.MONTHLY, Channel.SELF_SERVICE, 2_000L),
                                new ProductPrice("USD", Term.MONTHLY, Channel.CENTRAL, 1_500L)),
                        1L));
        world.awaitRead(gina(), "/subscriptions", list -> list.path("items").size() == 2);
        world.awaitRead(agency.person("ann"), "/licenses", list -> true);
    }

    private Person gina() {
        return world.person("gina");
    }

    private Person paula() {
        return world.person("paula");
    }

    @Test
    @DisplayName("L2 a request is accepted, published as a command with the requester's ids, and ends with its answer")
    void succeeded() {
        HttpResponse<String> answer =
                run.post(paula(), SUBSCRIPTION + "/assign", "{\"users\":[\"ADA@tailspin.example\",\"ada\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode begun = AdminRun.json(answer.body());
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo(HERE + "/operations/" + begun.path("id").asText());
        assertThat(begun.path("state").asText()).isEqualTo("RUNNING");

        await().atMost(World.SOON).until(() -> command(Topics.LICENSING_COMMANDS, begun) != null);
        assertThat(command(Topics.LICENSING_COMMANDS, begun)).isInstanceOfSatisfying(AssignSeats.class, command -> {
            assertThat(command.getTenantId()).isEqualTo("tailspin");
            assertThat(command.getSubscriptionId()).isEqualTo("o-1");
            assertThat(command.getUserIds()).containsExactly("ada");
            assertThat(command.getRequestedBy()).isEqualTo("paula");
            assertThat(command.getRequestedByTenantId()).isNull();
        });

        world.assigned(begun.path("id").asText(), subscription, World.NOW, "ada");
        JsonNode ended = end(paula(), location);
        assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("detail").path("userIds").path(0).asText()).isEqualTo("ada");
        assertThat(run.get(world.person("ada"), location).statusCode()).isEqualTo(404);
        assertThat(run.get(gina(), location).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("a refusal ends the operation with its code, the reason per user, and what to do")
    void refused() {
        JsonNode begun = begin(gina(), SUBSCRIPTION + "/assign", "{\"users\":[\"ada\"]}");
        run.tellFromLane(
                Topics.LICENSING_EVENTS,
                "tailspin",
                new CommandRefused(
                        begun.path("id").asText(),
                        "tailspin",
                        "o-1",
                        "TAKE_OVER_FIRST",
                        List.of(new UserRefusal("ada", "TAKE_OVER_FIRST")),
                        0,
                        null,
                        "gina",
                        World.NOW));

        JsonNode ended = end(gina(), HERE + "/operations/" + begun.path("id").asText());
        assertThat(ended.path("state").asText()).isEqualTo("REFUSED");
        assertThat(ended.path("reason").asText()).isEqualTo("TAKE_OVER_FIRST");
        assertThat(ended.path("advice").asText()).startsWith("Take the subscription over first");
        assertThat(ended.path("detail").path("users").path(0).path("userId").asText())
                .isEqualTo("ada");
    }

    @Test
    @DisplayName(
            "with an Idempotency-Key a request has one effect, another request is refused, and other people's keys are other keys")
    void idempotency() {
        String[] key = {"Idempotency-Key", "wish-1"};
        JsonNode first = AdminRun.json(run.post(paula(), SUBSCRIPTION + "/seats", "{\"quantity\":7}", key)
                .body());
        JsonNode again = AdminRun.json(run.post(paula(), SUBSCRIPTION + "/seats", "{ \"quantity\": 7 }", key)
                .body());
        HttpResponse<String> other = run.post(paula(), SUBSCRIPTION + "/seats", "{\"quantity\":8}", key);
        JsonNode ginas = AdminRun.json(run.post(gina(), SUBSCRIPTION + "/seats", "{\"quantity\":7}", key)
                .body());

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(AdminRun.json(other.body()).path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(ginas.path("id")).isNotEqualTo(first.path("id"));
        await().atMost(World.SOON).until(() -> command(Topics.LICENSING_COMMANDS, ginas) != null);
        assertThat(run.all(Topics.LICENSING_COMMANDS).stream()
                        .filter(command -> command instanceof ChangeSeats seats
                                && seats.getCommandId().equals(first.path("id").asText())))
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "C2, C3 a central purchase is asked for at the price in force or the one named, and ends with its order's outcome")
    void purchase() {
        String body = "{\"productId\":\"%s\",\"quantity\":3,\"term\":\"MONTHLY\",\"currency\":\"%s\"%s}";
        JsonNode begun = begin(gina(), HERE + "/purchases", body.formatted(World.PRODUCT, "USD", ""));
        await().atMost(World.SOON).until(() -> purchase(begun).size() == 1);
        assertThat(purchase(begun).getFirst().getUnitPriceMinor()).isEqualTo(1_500);
        assertThat(purchase(begun).getFirst().getQuantity()).isEqualTo(3);
        assertThat(run.post(gina(), HERE + "/purchases", body.formatted(World.PRODUCT, "SEK", ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(run.post(gina(), HERE + "/purchases", body.formatted(World.PRODUCT, "SEK", ",\"unitPriceMinor\":9"))
                        .statusCode())
                .isEqualTo(202);

        run.tellFromLane(
                Topics.CHECKOUT_OUTCOMES,
                "tailspin",
                new OrderOutcome(
                        begun.path("id").asText(),
                        "tailspin",
                        OrderStatus.COMPLETED,
                        null,
                        "Welcome",
                        "sub-9",
                        1_500L,
                        "USD",
                        World.NOW));
        JsonNode ended = end(gina(), HERE + "/operations/" + begun.path("id").asText());
        assertThat(ended.path("detail").path("subscriptionId").asText()).isEqualTo("sub-9");
    }

    @Test
    @DisplayName("T5, R1 a partner's takeover is followed live over server-sent events until it is done")
    void takeover() throws Exception {
        Person ann = agency.person("ann");
        JsonNode begun = begin(
                ann, SUBSCRIPTION + "/takeovers", "{\"targetSubscriptionId\":\"o-2\",\"reason\":\"CENTRALISED\"}");
        String id = begun.path("id").asText();
        String location = HERE + "/operations/" + id;
        await().atMost(World.SOON).until(() -> takeovers(id).size() == 1);
        assertThat(takeovers(id).getFirst().getMode()).isEqualTo(TakeoverMode.MOVE);
        assertThat(takeovers(id).getFirst().getRequestedByTenantId()).isEqualTo("agency-3");

        CompletableFuture<HttpResponse<String>> stream = CompletableFuture.supplyAsync(
                () -> run.ask("GET", location, run.token(ann), null, "Accept", "text/event-stream"));
        reached(id, 1, TakeoverPhase.MOVING, 1, null);
        await().atMost(World.SOON)
                .until(() ->
                        run.read(ann, location).path("progress").path("moved").asInt() == 1);
        // An answer of one of its steps says nothing of the whole.
        world.assigned(id, subscription, World.NOW, "ada");
        reached(id, 2, TakeoverPhase.DONE, 2, null);
        reached(id, 1, TakeoverPhase.STARTED, 0, null);

        String events = stream.get(60, TimeUnit.SECONDS).body();
        assertThat(events).contains("event: operation", "\"phase\":\"DONE\"", "\"moved\":2");
        assertThat(events.lines().filter(line -> line.startsWith("id: ")).distinct())
                .hasSizeBetween(1, 3);
        assertThat(run.read(ann, location).path("state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    @DisplayName("T3 a takeover that is refused says how many seats are missing")
    void takeoverRefused() {
        JsonNode begun = begin(
                gina(), SUBSCRIPTION + "/takeovers", "{\"targetSubscriptionId\":\"o-2\",\"reason\":\"CENTRALISED\"}");
        reached(begun.path("id").asText(), 1, TakeoverPhase.REFUSED, 0, "NOT_ENOUGH_LICENSES");

        JsonNode ended = end(gina(), HERE + "/operations/" + begun.path("id").asText());
        assertThat(ended.path("state").asText()).isEqualTo("REFUSED");
        assertThat(ended.path("detail").path("missing").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("what was accepted is still there, and published, after a restart")
    void restart() {
        JsonNode begun = begin(paula(), SUBSCRIPTION + "/cancel", "{\"reason\":\"OTHER\",\"feedback\":\"Tack & hej\"}");
        run.restart();

        await().atMost(World.SOON).until(() -> command(Topics.LICENSING_COMMANDS, begun) != null);
        assertThat(run.read(paula(), HERE + "/operations/" + begun.path("id").asText())
                        .path("kind")
                        .asText())
                .isEqualTo("CANCEL");
    }

    @Test
    @DisplayName("a body that cannot be meant is refused at the edge, with what was expected")
    void bodies() {
        String many = "{\"users\":[" + "\"u\",".repeat(20) + "\"v\"]}";
        wrong("/assign", many.replace("\"u\"", "\"x\""), 400, "TOO_MANY_USERS");
        wrong("/assign", "{\"users\":[]}", 400, "BAD_REQUEST");
        wrong("/assign", "{\"users\":\"ada\"}", 400, "BAD_REQUEST");
        wrong("/assign", "{\"users\":[1]}", 400, "BAD_REQUEST");
        wrong("/assign", "{\"users\":[\"4242 4242 4242 4242\"]}", 400, "CARD_NUMBER");
        wrong("/assign", "{\"users\":[\"a\\u0000b\"]}", 400, "CONTROL_CHARACTER");
        wrong("/seats", "{\"quantity\":0}", 400, "BAD_REQUEST");
        wrong("/seats", "{\"quantity\":10001}", 400, "BAD_REQUEST");
        wrong("/seats", "{\"quantity\":1.5}", 400, "BAD_REQUEST");
        wrong("/seats", "{\"quantity\":3,\"quantity\":4}", 400, "BAD_REQUEST");
        wrong("/seats", "{\"quantity\":3,\"price\":4}", 400, "BAD_REQUEST");
        wrong("/seats", "[]", 400, "BAD_REQUEST");
        wrong("/seats", "nothing", 400, "BAD_REQUEST");
        wrong("/cancel", "{}", 400, "BAD_REQUEST");
        wrong("/cancel", "{\"reason\":\"BORED\"}", 400, "BAD_REQUEST");
        wrong("/recurring", "{\"enabled\":\"no\"}", 400, "BAD_REQUEST");
        wrong("/cancel", "{\"reason\":\"OTHER\",\"feedback\":\"" + "x".repeat(70_000) + "\"}", 413, "BODY_TOO_LARGE");
        wrong("/nowhere", "{}", 404, "NOT_FOUND");
        assertThat(run.post(paula(), SUBSCRIPTION + "/seats", "{\"quantity\":3}", "Idempotency-Key", "x".repeat(201))
                        .statusCode())
                .isEqualTo(400);
        assertThat(run.ask("DELETE", SUBSCRIPTION, run.token(paula()), null).statusCode())
                .isEqualTo(405);
    }

    private void wrong(String path, String body, int status, String code) {
        HttpResponse<String> answer = run.post(paula(), SUBSCRIPTION + path, body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(AdminRun.json(answer.body()).path("code").asText()).as(path).isEqualTo(code);
    }

    private JsonNode begin(Person person, String path, String body) {
        HttpResponse<String> answer = run.post(person, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return AdminRun.json(answer.body());
    }

    private JsonNode end(Person person, String location) {
        return await().atMost(World.SOON)
                .until(
                        () -> run.read(person, location),
                        found -> !found.path("state").asText().equals("RUNNING"));
    }

    private void reached(String id, long version, TakeoverPhase phase, int moved, @Nullable String reason) {
        run.tellFromLane(
                Topics.TAKEOVER_EVENTS,
                "tailspin",
                new TakeoverState(
                        id,
                        "tailspin",
                        "o-1",
                        TakeoverMode.MOVE,
                        "o-2",
                        phase,
                        moved,
                        2,
                        reason,
                        reason == null ? 0 : 1,
                        "ann",
                        "agency-3",
                        version,
                        World.NOW,
                        World.NOW));
    }

    private @Nullable SpecificRecord command(Topic<SpecificRecord> topic, JsonNode begun) {
        return run.all(topic).stream()
                .filter(command -> begun.path("id").asText().equals(command.get(0)))
                .findFirst()
                .orElse(null);
    }

    private List<StartTakeover> takeovers(String id) {
        return run.all(Topics.TAKEOVER_COMMANDS).stream()
                .filter(command -> command.getTakeoverId().equals(id))
                .toList();
    }

    private List<BuyCentrally> purchase(JsonNode begun) {
        return run.all(Topics.CHECKOUT_COMMANDS).stream()
                .filter(command ->
                        command.getCommandId().equals(begun.path("id").asText()))
                .toList();
    }
}
