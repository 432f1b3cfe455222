package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/** What the admin center answered: operations as they ended, and subscriptions as they were at the end. */
final class SceneAnswers {
    /** What was asked for. */
    enum Ask {
        ASSIGN,
        BUY_CENTRALLY,
        PREVIEW,
        MOVE,
        CANCEL,
        SOURCE,
        TARGET,
        CANCELLED
    }

    private final Map<Ask, JsonNode> answers = new EnumMap<>(Ask.class);
    private @Nullable String failure;

    void keep(Ask ask, JsonNode answer) {
        answers.put(ask, answer);
    }

    /** Nothing more is asked for, and why. */
    void failed(String why) {
        failure = why;
    }

    /** The answer; a missing node where there is none. */
    JsonNode to(Ask ask) {
        return answers.getOrDefault(ask, MissingNode.getInstance());
    }

    /** The id of the subscription that was bought centrally; empty where none was. */
    String target() {
        return to(Ask.BUY_CENTRALLY).path("detail").path("subscriptionId").asText("");
    }

    /** Why there is no answer, in words. */
    String none() {
        return failure == null ? "no answer" : "no answer: " + failure;
    }
}
