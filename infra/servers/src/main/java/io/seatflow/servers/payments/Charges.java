package io.seatflow.servers.payments;

import io.seatflow.servers.payments.Behaviour.AnswersLate;
import io.seatflow.servers.payments.Behaviour.Declines;
import io.seatflow.servers.payments.Behaviour.FailsFirst;
import io.seatflow.servers.payments.Behaviour.FailsForGood;
import io.seatflow.servers.payments.Behaviour.LosesAnswers;
import io.seatflow.servers.payments.Entry.Outcome;
import io.seatflow.servers.payments.Reply.Answer;
import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Creates payment intents, at most one per idempotency key. An answer is stored once execution has begun, whatever it
 * is, and given again to the same key and parameters; a refused request and one that meets another in flight are not
 * stored, as at the provider. Blocks its thread until the entry is on the disk.
 */
final class Charges {

    private final Ledger ledger;
    private final IdempotencyKeys keys;
    private final Clock clock;
    /** How often a token that misbehaves a number of times did so, by key. Forgotten at a restart. */
    private final Map<String, Integer> misbehaved = new ConcurrentHashMap<>();

    Charges(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.keys = new IdempotencyKeys(ledger.index(), clock);
        this.clock = clock;
    }

    Reply create(ChargeRequest request, @Nullable String key) {
        if (key == null) {
            return execute(request, null, "keyless");
        }
        // First, since a late answer is stored long before it is given.
        if (keys.inUse(key)) {
            return Refusals.keyInUse();
        }
        Optional<Entry> stored = keys.stored(key);
        if (stored.isPresent()) {
            return again(stored.get(), request, key);
        }
        if (!keys.acquire(key)) {
            return Refusals.keyInUse();
        }
        try {
            Optional<Entry> meanwhile = keys.stored(key);
            return meanwhile.isPresent() ? again(meanwhile.get(), request, key) : execute(request, key, key);
        } finally {
            keys.release(key);
        }
    }

    private Reply again(Entry stored, ChargeRequest request, String key) {
        if (!stored.fingerprint().equals(request.fingerprint())) {
            return Refusals.otherParameters();
        }
        return loses(request, key) ? new Reply.Cut() : answer(stored, request).asReplay();
    }

    private Reply execute(ChargeRequest request, @Nullable String key, String name) {
        if (request.token().behaviour() instanceof FailsFirst fails && stillMisbehaves(name, fails.times())) {
            return Refusals.busyOrBroken(fails.status());
        }
        Entry entry = entry(request, key);
        try {
            ledger.append(entry);
        } catch (UncheckedIOException e) {
            return Refusals.busyOrBroken(500);
        }
        if (request.token().behaviour() instanceof AnswersLate late) {
            pause(late);
        }
        return loses(request, name) ? new Reply.Cut() : answer(entry, request);
    }

    private boolean loses(ChargeRequest request, String name) {
        return request.token().behaviour() instanceof LosesAnswers loses && stillMisbehaves(name, loses.times());
    }

    private boolean stillMisbehaves(String name, int times) {
        return misbehaved.merge(name, 1, Integer::sum) <= times;
    }

    private Entry entry(ChargeRequest request, @Nullable String key) {
        return new Entry(
                "pi_" + UUID.randomUUID().toString().replace("-", ""),
                outcome(request.token().behaviour()),
                request.amount(),
                request.currency(),
                request.token().name(),
                key,
                request.fingerprint(),
                request.metadata(),
                request.description(),
                clock.millis());
    }

    private static Outcome outcome(Behaviour behaviour) {
        return switch (behaviour) {
            case Behaviour.Charges charges -> Outcome.CAPTURED;
            case AnswersLate late -> Outcome.CAPTURED;
            case LosesAnswers loses -> Outcome.CAPTURED;
            case FailsFirst fails -> Outcome.CAPTURED;
            case FailsForGood fails -> fails.charged() ? Outcome.CAPTURED_UNTOLD : Outcome.FAILED;
            case Declines declines -> Outcome.DECLINED;
        };
    }

    private static Answer answer(Entry entry, ChargeRequest request) {
        return switch (entry.outcome()) {
            case CAPTURED -> new Answer(200, Bodies.intent(entry, request.expand()));
            case CAPTURED_UNTOLD, FAILED -> Refusals.busyOrBroken(500);
            case DECLINED -> declined(entry, request);
            case REFUNDED -> Refusals.otherParameters();
        };
    }

    private static Answer declined(Entry entry, ChargeRequest request) {
        if (request.token().behaviour() instanceof Declines declines) {
            return new Answer(402, Bodies.object().set("error", Bodies.declined(entry, declines)));
        }
        throw new IllegalStateException("Intent " + entry.id() + " was declined, but its token now is not");
    }

    private void pause(AnswersLate late) {
        long end = System.nanoTime() + late.after().toNanos();
        long left = late.after().toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
    }
}
