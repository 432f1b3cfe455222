package io.seatflow.qa.simulation;

import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.RefundRequest;
import io.seatflow.qa.simulation.Climate.Trouble;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The payment provider: keeps what it answered under a key for a day, loses requests and answers, answers late, stores
 * failures, and finds a payment by its order only after a while. It has a ledger.
 */
final class Payments implements PaymentProvider {
    private static final String LATER = "payment:";
    private static final Duration KEY_LIVES = Duration.ofHours(24);
    private static final Duration FOUND_AFTER = Duration.ofMinutes(1);

    private record Entry(ProviderAnswer answer, Instant at) {}

    private record Stored(Entry entry, boolean isFailure) {}

    private final World world;
    private final Map<String, Stored> keys = new HashMap<>();
    private final Map<String, Entry> ledger = new LinkedHashMap<>();
    private final Set<String> inFlight = new HashSet<>();
    private final Map<String, Long> refunds = new LinkedHashMap<>();
    private final Map<String, Long> givenBack = new HashMap<>();

    Payments(World world) {
        this.world = world;
    }

    @Override
    public ProviderAnswer charge(ChargeRequest request) throws AnswerUnknown {
        if (happens(Trouble.PAYMENT_LOST, 0.5)) {
            throw unknown("the request was lost");
        }
        String key = request.orderId();
        if (!inFlight.add(key)) {
            throw unknown("a request of that key is in flight");
        }
        try {
            Stored stored = stored(key, request);
            world.happensMeanwhile(Trouble.PAYMENT_LATE);
            if (stored.isFailure()) {
                throw unknown("a failure is stored under the key");
            }
            if (happens(Trouble.PAYMENT_LOST, 1)) {
                throw unknown("the answer was lost");
            }
            return stored.entry().answer();
        } finally {
            inFlight.remove(key);
        }
    }

    private Stored stored(String key, ChargeRequest request) {
        Instant now = world.clock().instant();
        Stored known = keys.get(key);
        if (known != null && now.isBefore(known.entry().at().plus(KEY_LIVES))) {
            return known;
        }
        Stored made = new Stored(new Entry(take(request), now), happens(Trouble.PAYMENT_STUCK, 1));
        keys.put(key, made);
        return made;
    }

    private ProviderAnswer take(ChargeRequest request) {
        ProviderAnswer answer = request.token().equals(Names.BAD_CARD)
                ? new ProviderAnswer.Declined("card_declined", "Your card was declined.")
                : new ProviderAnswer.Captured(
                        "pi_" + request.orderId(), request.amountMinor(), request.currency(), "visa", "4242");
        world.story().happened("payment of " + request.orderId(), request.amountMinor());
        Entry before =
                ledger.put(request.orderId(), new Entry(answer, world.clock().instant()));
        Violation.unless(
                before == null || !(before.answer() instanceof ProviderAnswer.Captured),
                "order %s was charged twice",
                request.orderId());
        return answer;
    }

    @Override
    public Optional<ProviderAnswer> find(ChargeRequest request) throws AnswerUnknown {
        if (happens(Trouble.PAYMENT_LOST, 0.5)) {
            throw unknown("the search was lost");
        }
        return Optional.ofNullable(ledger.get(request.orderId()))
                .filter(entry ->
                        !entry.at().plus(FOUND_AFTER).isAfter(world.clock().instant()))
                .map(Entry::answer);
    }

    @Override
    public String refund(RefundRequest request) throws AnswerUnknown {
        if (happens(Trouble.PAYMENT_LOST, 0.5)) {
            throw unknown("the request was lost");
        }
        world.happensMeanwhile(Trouble.PAYMENT_LATE);
        Long before = refunds.putIfAbsent(request.key(), request.amountMinor());
        Violation.unless(
                before == null || before == request.amountMinor(), "refund %s is asked in other words", request.key());
        if (before == null) {
            givenBack.merge(request.paymentReference(), request.amountMinor(), Long::sum);
            world.story().happened("refund " + request.key(), request.amountMinor());
            checkGivenBack(request.paymentReference());
        }
        if (happens(Trouble.PAYMENT_LOST, 1)) {
            throw unknown("the answer was lost");
        }
        return "re_" + request.key();
    }

    @Override
    public Optional<String> findRefund(RefundRequest request) throws AnswerUnknown {
        if (happens(Trouble.PAYMENT_LOST, 0.5)) {
            throw unknown("the search was lost");
        }
        return refunds.containsKey(request.key()) ? Optional.of("re_" + request.key()) : Optional.empty();
    }

    private void checkGivenBack(String reference) {
        long captured = ledger.values().stream()
                .map(Entry::answer)
                .filter(ProviderAnswer.Captured.class::isInstance)
                .map(ProviderAnswer.Captured.class::cast)
                .filter(each -> each.reference().equals(reference))
                .mapToLong(ProviderAnswer.Captured::amountMinor)
                .sum();
        Violation.unless(
                givenBack.getOrDefault(reference, 0L) <= captured,
                "payment %s of %d gave %s back",
                reference,
                captured,
                givenBack.get(reference));
    }

    /** What was given back, by the refund's key. */
    Map<String, Long> refunds() {
        return refunds;
    }

    /** What was captured for an order, or null. */
    ProviderAnswer.@Nullable Captured captured(String orderId) {
        Entry entry = ledger.get(orderId);
        return entry != null && entry.answer() instanceof ProviderAnswer.Captured captured ? captured : null;
    }

    /** Ids of the orders that money was taken for. */
    Set<String> capturedOrders() {
        Set<String> captured = new HashSet<>(ledger.keySet());
        captured.removeIf(order -> captured(order) == null || order.startsWith(LATER));
        return captured;
    }

    /** Ids of the later payments that money was taken for. */
    Set<String> capturedPayments() {
        Set<String> captured = new HashSet<>();
        for (String id : ledger.keySet()) {
            if (captured(id) != null && id.startsWith(LATER)) {
                captured.add(id.substring(LATER.length()));
            }
        }
        return captured;
    }

    private boolean happens(Trouble trouble, double share) {
        return world.chance().happens(world.climate().rate(trouble) * share);
    }

    private static AnswerUnknown unknown(String text) {
        return new AnswerUnknown(AnswerUnknown.Kind.UNREACHED, text);
    }
}
