package io.seatflow.qa.simulation;

import io.seatflow.billing.domain.Due;
import io.seatflow.billing.domain.LaterSettlement;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.checkout.domain.Outcome;
import io.seatflow.events.checkout.Product;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.licensing.domain.OpenPayment;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.schemas.Topics;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.LaneView;
import io.seatflow.workflow.lane.Progress;
import io.seatflow.workflow.lane.Received;
import io.seatflow.workflow.lane.Tally;
import org.apache.avro.specific.SpecificRecord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Everything has calmed down: nothing may be stuck, and whatever is kept twice must say the same. */
final class EndCheck {
    /** Licensing's timer is set again whenever it rings. */
    private static final String SWEEP = "id=sweep";

    private static final int MOST_ROUNDS = 400;
    private static final int SHORT_ROUNDS = 30;
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** Longer than this, many times over, no clock is wrong and no timer waits. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private final World world;

    EndCheck(World world) {
        this.world = world;
    }

    /** Lets the world go on without trouble until nothing is left to do, and checks what is left. */
    void run() {
        world.calm();
        List<String> left = List.of("everything");
        for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            world.calmRound(round < SHORT_ROUNDS ? SHORT : LONG);
            left = leftToDo();
        }
        Violation.unless(left.isEmpty(), "stuck: %s", left);
        world.wireWatch().checkComplete();
        checkOrders();
        checkSeats();
        checkMoney();
        checkCompacted();
        checkDeadLetters();
        checkWitness();
    }

    private List<String> leftToDo() {
        List<String> left = new ArrayList<>();
        for (Service<?, ?, ?> service : world.services()) {
            leftToRead(service, left);
            leftToHold(service, left);
            service.tables().unpublished().forEach(packet -> left.add(service.name() + " outbox: " + packet));
            service.tables().open().stream()
                    .filter(row -> !row.toString().contains(SWEEP))
                    .forEach(row -> left.add(service.name() + " open: " + row));
            for (Instance<?> instance : service.instances()) {
                if (!instance.isGreeted()) {
                    left.add(instance + " has not decided on its first message; it holds "
                            + instance.worker().lanes().stream()
                                    .map(LaneView::name)
                                    .toList() + ", the rows are "
                            + service.tables().rows());
                }
            }
            if (left.size() > 5) {
                return left;
            }
        }
        return left;
    }

    /** Rule 2: what is left in a lane is seen to by nobody unless whoever believes to hold it does. */
    private static void leftToHold(Service<?, ?, ?> service, List<String> left) {
        for (int partition : Names.PARTITIONS) {
            List<Long> believed = service.instances().stream()
                    .flatMap(instance -> instance.worker().lanes().stream())
                    .filter(lane -> lane.number() == partition)
                    .map(LaneView::epoch)
                    .toList();
            long epoch = service.tables().epoch(partition);
            if (!believed.equals(List.of(epoch))) {
                left.add(service.name() + " holds lane " + partition + " of epoch " + epoch + " as of " + believed);
            }
        }
    }

    private void leftToRead(Service<?, ?, ?> service, List<String> left) {
        for (int partition : Names.PARTITIONS) {
            Progress progress = service.tables().progress(partition);
            for (String topic : service.topics()) {
                Long position = progress.position(topic);
                int end = world.broker().end(topic, partition);
                if (end != (position == null ? 0 : position)) {
                    left.add(
                            service.name() + " has read " + position + " of " + end + " of " + topic + "/" + partition);
                }
                Map<String, Received> received = progress.received().getOrDefault(topic, Map.of());
                received.forEach((lane, last) -> {
                    if (last.gap() != null && !lane.equals(Progress.UNREADABLE)) {
                        left.add(service.name() + " waits behind a gap of " + lane + " in " + topic + "/" + partition);
                    }
                });
            }
        }
    }

    private void checkOrders() {
        Map<String, OrderOutcome> told = world.wireWatch().outcomes();
        Map<String, Outcome> outcomes = world.checkout().outcomes();
        Violation.unless(
                outcomes.keySet().equals(world.outside().orders()),
                "orders %s have outcomes %s",
                world.outside().orders(),
                outcomes.keySet());
        Violation.unless(told.keySet().equals(outcomes.keySet()), "outcomes told are %s", told.keySet());
        Violation.unless(
                world.checkout().waiting() == 0,
                "%d orders are counted as waiting",
                world.checkout().waiting());
        Set<String> charged = new HashSet<>(world.payments().capturedOrders());
        told.forEach((order, outcome) -> {
            boolean isCharged = charged.remove(order);
            boolean isBought = world.wireWatch().created().containsKey(order);
            boolean isCompleted = outcome.getStatus() == OrderStatus.COMPLETED;
            Violation.unless(isBought == isCompleted, "order %s: %s, subscription: %s", order, outcome, isBought);
            Settlement settled = world.billing().charges().get(order);
            Violation.unless(
                    isCharged == (settled instanceof Settlement.Paid),
                    "order %s: charged %s, settled as %s",
                    order,
                    isCharged,
                    settled);
            Violation.unless(
                    isCompleted == (settled != null && !(settled instanceof Settlement.Declined)),
                    "order %s: %s, settled as %s",
                    order,
                    outcome,
                    settled);
        });
        Violation.unless(charged.isEmpty(), "orders %s were charged and have no outcome", charged);
        Violation.unless(
                world.licensing().subscriptions().size()
                        == world.wireWatch().created().size(),
                "%d subscriptions are kept, %d were told of",
                world.licensing().subscriptions().size(),
                world.wireWatch().created().size());
    }

    private void checkSeats() {
        Map<SubscriptionId, Integer> seats = new HashMap<>();
        world.licensing().licences().forEach(licence -> seats.merge(licence.subscription(), 1, Integer::sum));
        world.licensing()
                .subscriptions()
                .forEach((id, subscription) -> Violation.unless(
                        subscription.assigned() == seats.getOrDefault(id, 0)
                                && subscription.assigned()
                                        <= subscription.purchase().quantity(),
                        "subscription %s has %d of %d seats assigned, and %s licences",
                        id,
                        subscription.assigned(),
                        subscription.purchase().quantity(),
                        seats.get(id)));
    }

    /** L3, X2: what was captured later is what billing has, and seats were added for it or it is given back. */
    private void checkMoney() {
        Map<String, LaterSettlement> payments = world.billing().later().payments();
        Set<String> captured = world.payments().capturedPayments();
        payments.forEach((id, payment) -> Violation.unless(
                captured.contains(id) == (payment instanceof LaterSettlement.Captured),
                "payment %s: captured %s, settled as %s",
                id,
                captured.contains(id),
                payment));
        Violation.unless(payments.keySet().containsAll(captured), "captured are %s", captured);
        Violation.unless(
                world.licensing().payments().values().stream().allMatch(OpenPayment::givenUp),
                "payments %s are waited for",
                world.licensing().payments().keySet());
        Set<String> expected = new HashSet<>();
        world.billing()
                .later()
                .refunds()
                .forEach((id, parts) -> parts.stream()
                        .filter(part -> part.paymentReference() != null)
                        .forEach(part -> expected.add("refund:" + id + "/" + part.number())));
        Violation.unless(
                world.payments().refunds().keySet().equals(expected),
                "paid back are %s, decided were %s",
                world.payments().refunds().keySet(),
                expected);
        Map<String, Integer> added = new HashMap<>();
        payments.values().stream()
                .filter(payment ->
                        payment.due().kind() == Due.Kind.ADD_SEATS && !(payment instanceof LaterSettlement.Declined))
                .forEach(payment ->
                        added.merge(payment.due().orderId(), payment.due().quantity(), Integer::sum));
        world.licensing().subscriptions().values().forEach(subscription -> {
            String order = subscription.purchase().orderId();
            int ordered = Objects.requireNonNull(world.wireWatch().created().get(order))
                    .getPurchase()
                    .getQuantity();
            Violation.unless(
                    subscription.quantity() <= ordered + added.getOrDefault(order, 0),
                    "subscription of %s has %d seats, ordered were %d and paid for later %s",
                    order,
                    subscription.quantity(),
                    ordered,
                    added.get(order));
        });
    }

    /** What comes last under each key is what its owner has, and what its readers have. */
    private void checkCompacted() {
        Map<String, Long> subscriptions = last(Topics.LICENSING_SUBSCRIPTIONS.name());
        world.licensing()
                .subscriptions()
                .forEach((id, subscription) -> Violation.unless(
                        Long.valueOf(subscription.version()).equals(subscriptions.get("subscription " + id)),
                        "the log's last state of subscription %s is %s, its owner's is %d",
                        id,
                        subscriptions.get("subscription " + id),
                        subscription.version()));
        Map<String, Long> kept = world.checkout().versions();
        Map<String, Long> products = last(Topics.CHECKOUT_PRODUCTS.name());
        Map<String, Long> directory = new HashMap<>(last(Topics.DIRECTORY_TENANTS.name()));
        Map<String, Long> users = highest(Topics.DIRECTORY_USERS.name());
        directory.putAll(highest(Topics.DIRECTORY_TENANTS.name()));
        directory.putAll(users);
        directory.putAll(products);
        Violation.unless(kept.equals(directory), "checkout keeps versions %s, the log says %s", kept, directory);
        Violation.unless(
                world.licensing().versions().equals(users),
                "licensing keeps users %s, the log says %s",
                world.licensing().versions(),
                users);
    }

    private Map<String, Long> last(String topic) {
        Map<String, Long> last = new LinkedHashMap<>();
        versions(topic).forEach(version -> last.put(version.key(), version.version()));
        return last;
    }

    /** The highest version of each key since it was deleted. */
    private Map<String, Long> highest(String topic) {
        Map<String, Long> highest = new LinkedHashMap<>();
        for (Version version : versions(topic)) {
            if (version.version() == 0) {
                highest.remove(version.key());
            } else {
                highest.merge(version.key(), version.version(), Math::max);
            }
        }
        return highest;
    }

    private record Version(String key, long version) {}

    private List<Version> versions(String topic) {
        List<Version> versions = new ArrayList<>();
        for (int partition : Names.PARTITIONS) {
            for (Inbound inbound : world.broker().records(topic, partition)) {
                byte[] value = inbound.value();
                byte[] key = inbound.key();
                if (value != null) {
                    versions.add(version(Objects.requireNonNull(world.wire().read(topic, value))));
                } else if (key != null) {
                    versions.add(new Version("user " + new String(key, StandardCharsets.UTF_8), 0));
                }
            }
        }
        return versions;
    }

    private static Version version(SpecificRecord state) {
        return switch (state) {
            case Subscription subscription ->
                new Version("subscription " + subscription.getSubscriptionId(), subscription.getVersion());
            case Product product -> new Version("product " + product.getProductId(), product.getVersion());
            case Tenant tenant -> new Version("tenant " + tenant.getTenantId(), tenant.getVersion());
            case User user -> new Version("user " + user.getTenantId() + "/" + user.getUserId(), user.getVersion());
            default -> throw new IllegalStateException("no state: " + state);
        };
    }

    private void checkDeadLetters() {
        for (Service<?, ?, ?> service : world.services()) {
            long counted = 0;
            for (int lane : service.tables().numbers()) {
                if (!LaneName.isSide(lane)) {
                    for (Tally tally : service.tables().progress(lane).tallies().values()) {
                        counted += tally.deadLetters();
                    }
                }
            }
            String topic = service.workflow().deadLetters().name();
            int published = world.wireWatch().letters().getOrDefault(topic, 0);
            Violation.unless(
                    counted == published,
                    "%s counts %d dead letters, %d were published",
                    service.name(),
                    counted,
                    published);
        }
    }

    /** Each thing that licensing said was heard once, and its timer rang once. */
    private void checkWitness() {
        Map<String, Integer> expected = new HashMap<>();
        for (String what : world.wireWatch().heard()) {
            expected.put(what, 1);
            expected.put("rang " + what, 1);
        }
        Map<String, Integer> counts = world.witness().counts();
        Violation.unless(expected.equals(counts), "the witness counts %s, expected %s", counts, expected);
    }
}
