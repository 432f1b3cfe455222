package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.Endpoints;
import io.seatflow.local.Progress;
import io.seatflow.local.admin.AdminSession;
import io.seatflow.local.admin.Refused;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.demo.SceneAnswers.Ask;

import java.util.List;
import java.util.Map;

/** Plays the scene over the admin center's API, as those who have signed in. */
final class ScenePlayer {
    private final Endpoints endpoints;
    private final Run run;
    private final Progress progress;
    private final SceneAnswers answers = new SceneAnswers();
    private String lastLine = "";

    ScenePlayer(Endpoints endpoints, Run run, Progress progress) {
        this.endpoints = endpoints;
        this.run = run;
        this.progress = progress;
    }

    /**
     * Plays it; what cannot be done is told by the answers.
     *
     * @param source the subscription that is taken over
     * @param cancelled the subscription that its purchaser cancels
     */
    SceneAnswers play(String source, String cancelled) {
        try (AdminSession purchaser = signIn(Scene.TENANT, Scene.PURCHASER);
                AdminSession admin = signIn(Scene.TENANT, Scene.ADMIN);
                AdminSession other = signIn(Scene.CANCELLING_TENANT, Scene.CANCELLING_PURCHASER)) {
            JsonNode assigned =
                    purchaser.ask(source, "assign", Map.of("users", List.of(Scene.ASSIGNED)), ScenePlayer::ignore);
            tell(Ask.ASSIGN, Scene.PURCHASER + " gives " + Scene.ASSIGNED + " a seat", assigned);
            centralise(admin, source);
            JsonNode ended = other.ask(cancelled, "cancel", Map.of("reason", "NOT_NEEDED"), ScenePlayer::ignore);
            tell(Ask.CANCEL, Scene.CANCELLING_PURCHASER + " cancels what was bought", ended);
        } catch (Refused | CommandFailure impossible) {
            answers.failed(String.valueOf(impossible.getMessage()));
        }
        return answers;
    }

    /** Looks at the subscriptions, when nothing is under way any more. */
    void look(String source, String cancelled) {
        try (AdminSession admin = signIn(Scene.TENANT, Scene.ADMIN);
                AdminSession other = signIn(Scene.CANCELLING_TENANT, Scene.CANCELLING_PURCHASER)) {
            answers.keep(Ask.SOURCE, admin.subscription(source));
            answers.keep(Ask.CANCELLED, other.subscription(cancelled));
            if (!answers.target().isEmpty()) {
                answers.keep(Ask.TARGET, admin.subscription(answers.target()));
            }
        } catch (Refused | CommandFailure impossible) {
            answers.failed(String.valueOf(impossible.getMessage()));
        }
    }

    private void centralise(AdminSession admin, String source) {
        JsonNode bought = admin.buyCentrally(Map.of(
                "productId",
                Scene.PRODUCT,
                "quantity",
                Scene.CENTRAL_SEATS,
                "term",
                "MONTHLY",
                "currency",
                Scene.CENTRAL_CURRENCY));
        tell(Ask.BUY_CENTRALLY, "%s buys %d seats centrally".formatted(Scene.ADMIN, Scene.CENTRAL_SEATS), bought);
        String target = answers.target();
        if (target.isEmpty()) {
            throw new CommandFailure("nothing was bought centrally: " + AdminSession.words(bought));
        }
        JsonNode preview =
                admin.ask(source, "takeover-previews", Map.of("targetSubscriptionId", target), ScenePlayer::ignore);
        tell(Ask.PREVIEW, "%s looks what a takeover would do".formatted(Scene.ADMIN), preview);
        JsonNode moved = admin.ask(
                source,
                "takeovers",
                Map.of("targetSubscriptionId", target, "reason", "CENTRALISED"),
                this::tellProgress);
        tell(Ask.MOVE, "%s takes it over".formatted(Scene.ADMIN), moved);
    }

    private AdminSession signIn(Shop shop, String user) {
        return AdminSession.signIn(endpoints, run.tenant(shop.tenantId()), user);
    }

    private void tell(Ask ask, String what, JsonNode operation) {
        answers.keep(ask, operation);
        progress.say("%s  ->  %s".formatted(what, AdminSession.words(operation)));
    }

    private void tellProgress(JsonNode takeover) {
        String line = AdminSession.progress(takeover);
        if (!line.equals(lastLine)) {
            lastLine = line;
            progress.say(line);
        }
    }

    private static void ignore(JsonNode state) {}
}
