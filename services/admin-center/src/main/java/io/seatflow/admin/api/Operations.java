package io.seatflow.admin.api;

import io.javalin.http.HttpStatus;
import io.seatflow.admin.domain.Actor;
import io.seatflow.admin.domain.Command;
import io.seatflow.admin.domain.Message;
import io.seatflow.admin.domain.Request;
import io.seatflow.admin.domain.Sight;
import io.seatflow.admin.store.OperationView;
import io.seatflow.admin.store.OperationView.OperationAnswer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Begins operations and finds them again. One that was answered with 202 is in the database together with its command,
 * and is never lost. The header {@code Idempotency-Key} makes a request that is sent again find the operation of the
 * first; it is the requester's own: nobody else's key is the same.
 */
final class Operations {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_KEY = 200;

    private final Function<Message, CompletableFuture<Void>> submit;
    private final OperationView view;
    private final InstantSource clock;

    /** @param submit hands a message to the engine; completes when its decision has committed */
    Operations(Function<Message, CompletableFuture<Void>> submit, OperationView view, InstantSource clock) {
        this.submit = submit;
        this.view = view;
        this.clock = clock;
    }

    /** Begins one and answers 202 with it. */
    void begin(Call call, @Nullable String subscriptionId, Command command) {
        Actor actor = call.actor();
        Request request = new Request(
                operationId(call),
                call.tenantId(),
                actor.user(),
                subscriptionId,
                command,
                Digest.of(String.valueOf(subscriptionId), command.toString()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        await(submit.apply(new Message.Requested(request)));
        OperationAnswer begun = view.find(call.tenantId(), request.operationId())
                .orElseThrow(() -> new IllegalStateException(
                        "operation %s was committed and is not there".formatted(request.operationId())));
        if (!begun.fingerprint().equals(request.fingerprint())) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was used for another request. Send a new key with a new request.");
        }
        call.request()
                .status(HttpStatus.ACCEPTED)
                .header(
                        "Location",
                        "/v1/tenants/%s/operations/%s".formatted(Path.segment(call.tenantId()), begun.id()));
        call.answer(begun);
    }

    /** One that this caller may follow: its own, or any for those who see everything. */
    OperationAnswer find(Call call) {
        Sight sight = call.sight();
        return view.find(call.tenantId(), call.id("operation"))
                .filter(found ->
                        sight.all() || found.requestedBy().equals(call.actor().user()))
                .orElseThrow(() -> Problem.notFound(
                        "OPERATION_NOT_FOUND", "There is no such operation in this tenant, or it is somebody else's."));
    }

    private static String operationId(Call call) {
        String key = call.request().header("Idempotency-Key");
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw Problem.wrong("Expected an Idempotency-Key of 1 to %d characters.".formatted(LONGEST_KEY));
        }
        Actor actor = call.actor();
        return Digest.of(call.tenantId(), actor.user().tenantId(), actor.user().id(), key)
                .toString();
    }

    private static void await(CompletableFuture<Void> committed) {
        try {
            committed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException unknown) {
            throw notKnown();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notKnown();
        }
    }

    private static Problem notKnown() {
        return Problem.unavailable(
                "NOT_ACCEPTED_YET",
                "Whether this was accepted is not known. Send it again with the same Idempotency-Key: it has one effect.");
    }
}
