package io.seatflow.qa.simulation;

import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.checkout.Product;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.qa.simulation.Broker.Place;
import io.seatflow.schemas.serde.MalformedRecord;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.lane.RecordHeaders;
import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Looks at every record as it reaches the log: sequences without gaps, repetitions word for word, values that decode, and
 * what may be said once said once.
 */
final class WireWatch {
    private record Source(String lane, Place place) {}

    private final ToLongFunction<String> payments;
    private final Wire wire;
    private final boolean holes;
    private final Map<Source, Map<Long, Integer>> said = new LinkedHashMap<>();
    private final Map<String, OrderOutcome> outcomes = new LinkedHashMap<>();
    private final Map<String, OrderAccepted> accepted = new LinkedHashMap<>();
    private final Map<String, OrderPaid> paid = new LinkedHashMap<>();
    private final Map<String, SubscriptionCreated> created = new LinkedHashMap<>();
    private final Set<String> heard = new HashSet<>();
    private final Map<String, Integer> states = new HashMap<>();
    private final Set<List<String>> trials = new HashSet<>();
    private final Map<String, Integer> letters = new HashMap<>();

    /**
     * @param payments what was captured for an order
     * @param holes whether single records may be lost on their way, so that those behind them come first
     */
    WireWatch(Wire wire, ToLongFunction<String> payments, boolean holes) {
        this.wire = wire;
        this.payments = payments;
        this.holes = holes;
    }

    void appended(Inbound added) {
        String lane = added.header(RecordHeaders.LANE);
        if (lane == null || lane.startsWith(Outside.SCRIBE)) {
            return;
        }
        Place place = new Place(added.topic(), added.partition());
        Source source = new Source(lane, place);
        long sequence = Long.parseLong(String.valueOf(added.header(RecordHeaders.SEQUENCE)));
        int content = 31 * Arrays.hashCode(added.key()) + Arrays.hashCode(added.value());
        Map<Long, Integer> before = said.computeIfAbsent(source, ignored -> new TreeMap<>());
        Integer saidBefore = before.putIfAbsent(sequence, content);
        if (saidBefore != null) {
            Violation.unless(
                    saidBefore == content, "sequence %d of %s was used for two records at %s", sequence, lane, place);
            return;
        }
        Violation.unless(
                holes || sequence == before.size(),
                "sequence %d of %s follows %d at %s",
                sequence,
                lane,
                before.size() - 1,
                place);
        look(added);
    }

    private void look(Inbound added) {
        byte[] value = added.value();
        if (value == null) {
            return;
        }
        SpecificRecord record;
        try {
            record = wire.read(added.topic(), value);
        } catch (MalformedRecord malformed) {
            throw new Violation("a record at " + added.topic() + " cannot be read: " + malformed.getMessage());
        }
        if (added.topic().endsWith("dead-letters")) {
            letters.merge(added.topic(), 1, Integer::sum);
        }
        if (record != null) {
            look(added.topic(), record, Arrays.hashCode(value));
        }
    }

    private void look(String topic, SpecificRecord record, int content) {
        switch (record) {
            case OrderOutcome outcome ->
                Violation.unless(
                        outcomes.put(outcome.getOrderId(), outcome) == null,
                        "order %s has two outcomes",
                        outcome.getOrderId());
            case OrderAccepted acceptance ->
                Violation.unless(
                        accepted.put(acceptance.getPurchase().getOrderId(), acceptance) == null,
                        "order %s was accepted twice",
                        acceptance.getPurchase().getOrderId());
            case OrderPaid payment -> look(payment);
            case SubscriptionCreated creation -> look(creation);
            case Subscription state -> once(state.getSubscriptionId() + " " + state.getVersion(), content);
            case Product state -> once(state.getProductId() + " " + state.getVersion(), content);
            default -> {}
        }
        if (topic.equals("licensing.events")) {
            Violation.unless(heard.add(Witness.called(record)), "licensing said twice: %s", Witness.called(record));
        }
    }

    private void look(OrderPaid payment) {
        String order = payment.getPurchase().getOrderId();
        Violation.unless(paid.put(order, payment) == null, "order %s was paid twice", order);
        long due = payment.getPurchase().getTrial()
                ? 0
                : payment.getPurchase().getUnitPriceMinor()
                        * payment.getPurchase().getQuantity();
        long captured = payments.applyAsLong(order);
        Violation.unless(
                due == captured && due == payment.getAmountMinor(),
                "order %s is due %d, told to be paid with %d, and %d were captured",
                order,
                due,
                payment.getAmountMinor(),
                captured);
    }

    private void look(SubscriptionCreated creation) {
        String order = creation.getPurchase().getOrderId();
        Violation.unless(created.put(order, creation) == null, "order %s became two subscriptions", order);
        Violation.unless(paid.containsKey(order), "order %s became a subscription without payment", order);
        Violation.unless(
                !creation.getPurchase().getTrial()
                        || trials.add(List.of(
                                creation.getPurchase().getTenantId(),
                                creation.getPurchase().getProductId())),
                "trial %s is a second one",
                order);
    }

    /** One version is one state. */
    private void once(String version, int content) {
        Integer before = states.putIfAbsent(version, content);
        Violation.unless(before == null || before == content, "version %s is two states", version);
    }

    /** Nothing is missing: checked once everything has come. */
    void checkComplete() {
        said.forEach((source, sequences) -> Violation.unless(
                sequences.size()
                        == sequences.keySet().stream().mapToLong(n -> n).max().orElse(0),
                "%s lacks sequences: there are %d",
                source,
                sequences.size()));
    }

    /** The outcome of each order. */
    Map<String, OrderOutcome> outcomes() {
        return outcomes;
    }

    Map<String, OrderAccepted> accepted() {
        return accepted;
    }

    /** The subscription that each order became. */
    Map<String, SubscriptionCreated> created() {
        return created;
    }

    /** Everything that licensing said, as the witness calls it. */
    Set<String> heard() {
        return heard;
    }

    /** Dead letters by topic. */
    Map<String, Integer> letters() {
        return letters;
    }

    /** The subscriptions there are, oldest first. */
    List<SubscriptionCreated> subscriptions() {
        return new ArrayList<>(created.values());
    }
}
