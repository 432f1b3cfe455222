package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.demo.SceneAnswers.Ask;

import java.util.List;
import java.util.stream.StreamSupport;

import static java.util.stream.Collectors.joining;

/** Compares what came of the scene with what must come of it. */
final class SceneChecks {
    private final Script script;
    private final SceneAnswers answers;

    SceneChecks(Script script, SceneAnswers answers) {
        this.script = script;
        this.answers = answers;
    }

    List<Check> all() {
        return List.of(assigned(), bought(), previewed(), moved(), source(), target(), cancelled());
    }

    private Check assigned() {
        int quantity = Scene.order(script, Scene.TAKEN_OVER).getQuantity();
        JsonNode detail = answers.to(Ask.ASSIGN).path("detail");
        return check(
                "a user assigned by the purchaser",
                Ask.ASSIGN,
                "%s, %d of %d seats".formatted(Scene.ASSIGNED, Scene.MOVED.size(), quantity),
                "%s, %d of %d seats"
                        .formatted(
                                texts(detail.path("userIds")),
                                detail.path("assigned").asInt(),
                                detail.path("quantity").asInt()));
    }

    private Check bought() {
        JsonNode subscription = answers.to(Ask.TARGET).path("subscription");
        return check(
                "seats bought centrally",
                Ask.BUY_CENTRALLY,
                "%d of %s, CENTRAL, ACTIVE".formatted(Scene.CENTRAL_SEATS, Scene.PRODUCT),
                "%d of %s, %s, %s"
                        .formatted(
                                subscription.path("seats").path("bought").asInt(),
                                subscription.path("productId").asText("nothing"),
                                subscription.path("channel").asText("no channel"),
                                subscription.path("status").asText("no status")));
    }

    private Check previewed() {
        JsonNode detail = answers.to(Ask.PREVIEW).path("detail");
        return check(
                "the takeover as foretold",
                Ask.PREVIEW,
                "%d users, 0 missing, %s back".formatted(Scene.MOVED.size(), Scene.refund(script, Scene.TAKEN_OVER)),
                "%d users, %d missing, %s back"
                        .formatted(
                                detail.path("users").asInt(),
                                detail.path("missing").asInt(),
                                money(detail.path("refund"))));
    }

    private Check moved() {
        JsonNode progress = answers.to(Ask.MOVE).path("progress");
        return check(
                "the takeover as it ended",
                Ask.MOVE,
                "DONE, %1$d of %1$d users".formatted(Scene.MOVED.size()),
                "%s, %d of %d users"
                        .formatted(
                                progress.path("phase").asText("no phase"),
                                progress.path("moved").asInt(),
                                progress.path("total").asInt()));
    }

    private Check source() {
        return state("what was taken over", Ask.SOURCE, "DELETED, nobody");
    }

    private Check target() {
        return state("where its users are now", Ask.TARGET, "ACTIVE, " + String.join(", ", Scene.MOVED));
    }

    private Check cancelled() {
        JsonNode operation = answers.to(Ask.CANCEL);
        JsonNode detail = operation.path("detail");
        JsonNode view = answers.to(Ask.CANCELLED);
        return check(
                "a subscription cancelled by its purchaser",
                Ask.CANCEL,
                "DELETED, nobody, %d lose a seat, %s back"
                        .formatted(
                                Seats.ASSIGNED.getOrDefault(Scene.CANCELLED, 0), Scene.refund(script, Scene.CANCELLED)),
                "%s, %d lose a seat, %s back"
                        .formatted(state(view), detail.path("usersWithoutSeat").asInt(), money(detail.path("refund"))));
    }

    private Check state(String name, Ask view, String expected) {
        JsonNode whole = answers.to(view);
        String found = whole.isMissingNode() ? answers.none() : state(whole);
        return compared(name, expected, found);
    }

    private static String state(JsonNode whole) {
        String users = StreamSupport.stream(whole.path("users").path("items").spliterator(), false)
                .map(user -> user.path("id").asText())
                .sorted()
                .collect(joining(", "));
        return whole.path("subscription").path("status").asText("no status") + ", "
                + (users.isEmpty() ? "nobody" : users);
    }

    /** Of an operation that was refused, the refusal is what was found. */
    private Check check(String name, Ask ask, String expected, String found) {
        JsonNode operation = answers.to(ask);
        String state = operation.path("state").asText("");
        return compared(
                name,
                expected,
                switch (state) {
                    case "" -> answers.none();
                    case "SUCCEEDED" -> found;
                    default -> (state + " " + operation.path("reason").asText("")).strip();
                });
    }

    private static Check compared(String name, String expected, String found) {
        return new Check(
                name,
                expected,
                found,
                expected.equals(found)
                        ? List.of()
                        : List.of("%s: expected %s, found %s".formatted(name, expected, found)));
    }

    private static String texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .collect(joining(", "));
    }

    private static String money(JsonNode money) {
        return "%d %s"
                .formatted(
                        money.path("amountMinor").asLong(),
                        money.path("currency").asText("nothing"));
    }
}
