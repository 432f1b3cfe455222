package io.seatflow.servers.payments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.seatflow.servers.payments.Entry.Outcome;
import io.seatflow.servers.payments.Reply.Answer;
import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Pays captures back, at most once per idempotency key and never more than was captured, as at the provider. Refunds stand
 * in the ledger beside the captures.
 */
final class Refunds {

    private static final Set<String> KNOWN = Set.of("payment_intent", "amount", "metadata", "reason", "expand");

    private final Ledger ledger;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Refunds(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.keys = new IdempotencyKeys(ledger.index(), clock);
        this.clock = clock;
    }

    /** One at a time: two refunds of a capture must not both find the same money left. */
    synchronized Reply create(Form form, @Nullable String key) {
        Optional<String> unknown = form.unknown(KNOWN);
        if (unknown.isPresent()) {
            return Refusals.parameter(
                    "parameter_unknown", unknown.get(), "Received unknown parameter: " + unknown.get());
        }
        Optional<Entry> stored = key == null ? Optional.empty() : keys.stored(key);
        if (stored.isPresent()) {
            return stored.get().fingerprint().equals(form.fingerprint())
                    ? new Answer(200, body(stored.get())).asReplay()
                    : Refusals.otherParameters();
        }
        Entry capture = form.text("payment_intent")
                .flatMap(ledger.index()::byId)
                .filter(Entry::captured)
                .orElse(null);
        if (capture == null) {
            return Refusals.noSuchIntent();
        }
        long left = capture.amount() - refunded(capture.id());
        long amount = form.text("amount").map(Refunds::amount).orElse(left);
        if (amount < 1 || amount > left) {
            return Refusals.parameter(
                    left == 0 ? "charge_already_refunded" : "amount_too_large",
                    "amount",
                    "Refund amount is greater than what is left of the charge.");
        }
        return execute(capture, amount, form, key);
    }

    private Reply execute(Entry capture, long amount, Form form, @Nullable String key) {
        Entry entry = new Entry(
                "re_" + UUID.randomUUID().toString().replace("-", ""),
                Outcome.REFUNDED,
                amount,
                capture.currency(),
                capture.id(),
                key,
                form.fingerprint(),
                form.nested("metadata"),
                null,
                clock.millis());
        try {
            ledger.append(entry);
        } catch (UncheckedIOException e) {
            return Refusals.busyOrBroken(500);
        }
        return new Answer(200, body(entry));
    }

    /** The newest first, as the provider lists them. */
    Reply list(Form query, int most) {
        List<Entry> found =
                query.text("payment_intent").map(this::of).orElse(List.of()).reversed();
        ObjectNode body = Bodies.object();
        body.put("object", "list").put("url", "/v1/refunds").put("has_more", found.size() > most);
        var data = body.putArray("data");
        found.stream().limit(most).forEach(entry -> data.add(body(entry)));
        return new Answer(200, body);
    }

    private List<Entry> of(String capture) {
        return ledger.index()
                .all()
                .filter(entry ->
                        entry.outcome() == Outcome.REFUNDED && entry.token().equals(capture))
                .toList();
    }

    private long refunded(String capture) {
        return of(capture).stream().mapToLong(Entry::amount).sum();
    }

    private static long amount(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static ObjectNode body(Entry entry) {
        ObjectNode body = Bodies.object();
        body.put("id", entry.id()).put("object", "refund").put("amount", entry.amount());
        body.put("created", Math.floorDiv(entry.createdAt(), 1000L)).put("currency", entry.currency());
        ObjectNode metadata = body.putObject("metadata");
        entry.metadata().forEach(metadata::put);
        body.put("payment_intent", entry.token()).putNull("reason");
        return body.put("status", "succeeded");
    }
}
