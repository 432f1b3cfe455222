package io.seatflow.licensing.app;

import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.billing.PaymentSettled;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.CancelSubscription;
import io.seatflow.events.licensing.CancelledBy;
import io.seatflow.events.licensing.ChangeSeats;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.RefundDue;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsChanged;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.licensing.SubscriptionStateChanged;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.events.licensing.UnassignSeats;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.storefront.Term;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Licensing on a real broker, registry and database. Each test has a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LicensingServiceTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** The service has the clock of this machine, and a term begins when it is paid. */
    private static final Instant NOW = Instant.ofEpochMilli(System.currentTimeMillis());

    private final LicensingRun run = newRun();

    private static LicensingRun newRun() {
        try {
            return new LicensingRun();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterAll
    void close() {
        run.close();
    }

    @Test
    @DisplayName("C4, C9 a paid order becomes one subscription, however often it is told; a declined one none")
    void paidOrder() {
        run.sendFromBilling("paid", new PaymentDeclined("order-0", "paid", "paula", 999L, "EUR", "no", "No.", NOW));
        run.sendFromBilling("paid", paid("paid", "order-1", 3));
        run.sendFromBilling("paid", paid("paid", "order-1", 3));
        run.sendFromBilling("paid", paid("paid", "order-2", 3));

        assertThat(events("paid", 2))
                .allSatisfy(event -> assertThat(event).isInstanceOf(SubscriptionCreated.class))
                .extracting(event -> ((SubscriptionCreated) event).getPurchase().getOrderId())
                .containsExactly("order-1", "order-2");
        assertThat(states("paid", states -> states.size() == 2))
                .extracting(Subscription::getVersion, Subscription::getQuantity, Subscription::getAssigned)
                .allSatisfy(state -> assertThat(state.toList()).containsExactly(1L, 3, 0));
    }

    @Test
    @DisplayName("L1, L6, L8 commands are answered once each, and the states follow")
    void commands() {
        String subscription = subscription("commands", "order-c", 1, "paula", "ada", "bo");

        AssignSeats assign = assign("commands", "c1", subscription, "ada");
        command("commands", assign);
        command("commands", assign);
        command("commands", assign("commands", "c2", subscription, "bo"));
        command("commands", new UnassignSeats("c3", "commands", subscription, List.of("ada"), "paula", null, NOW));

        List<SpecificRecord> answers = events("commands", 4).subList(1, 4);
        assertThat(answers.get(0)).isInstanceOfSatisfying(SeatsAssigned.class, answer -> {
            assertThat(answer.getCommandId()).isEqualTo("c1");
            assertThat(answer.getUserIds()).containsExactly("ada");
        });
        assertThat(answers.get(1)).isInstanceOfSatisfying(CommandRefused.class, answer -> {
            assertThat(answer.getCommandId()).isEqualTo("c2");
            assertThat(answer.getReason()).isEqualTo("NO_SEAT_AVAILABLE");
        });
        assertThat(answers.get(2)).isInstanceOf(SeatsUnassigned.class);
        assertThat(states("commands", states -> states.getLast().getVersion() == 3)
                        .getLast()
                        .getAssigned())
                .isZero();
    }

    @Test
    @DisplayName("What cannot be meant becomes a dead letter with its reason, and the command behind it is answered")
    void deadLetters() {
        String subscription = subscription("letters", "order-l", 5, "paula", "ada");
        int partition = LicensingRun.partition("letters");

        AssignSeats command = assign("letters", "c1", subscription, "ada");
        run.send(Topics.LICENSING_COMMANDS, partition, "letters", "no record at all".getBytes(UTF_8));
        command("letters", assign("letters", "c0", subscription, "4242 4242 4242 4242"));
        run.send(
                Topics.LICENSING_COMMANDS,
                (partition + 1) % Topic.PARTITIONS,
                "letters",
                run.bytes(Topics.LICENSING_COMMANDS, command));
        command("letters", command);
        command("letters", assign("letters", "c1", subscription, "paula"));

        assertThat(events("letters", 2).getLast()).isInstanceOf(SeatsAssigned.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(run.all(Topics.LICENSING_DEAD_LETTERS))
                        .extracting(DeadLetter::getReason)
                        .containsExactlyInAnyOrder("NOT_AVRO", "CARD_NUMBER", "WRONG_PARTITION", "COMMAND_ID_REUSED"));
        assertThat(run.all(Topics.LICENSING_DEAD_LETTERS).toString()).doesNotContain("4242 4242 4242");
    }

    @Test
    @DisplayName("L8 a user's tombstone in the directory frees their licences at once")
    void tombstone() {
        String subscription = subscription("tombstone", "order-t", 2, "paula", "ada");
        command("tombstone", assign("tombstone", "c1", subscription, "ada", "paula"));
        events("tombstone", 2);

        run.send(Topics.DIRECTORY_USERS, "tombstone", "tombstone/ada", null);

        assertThat(states("tombstone", states -> states.getLast().getVersion() == 3)
                        .getLast()
                        .getAssigned())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Rule 14: an older state that came last is followed by the current one, and that is the end of it")
    void olderStateLast() {
        String subscription = subscription("older", "order-o", 2, "paula", "ada");
        Subscription first = states("older", states -> !states.isEmpty()).getFirst();
        command("older", assign("older", "c1", subscription, "ada"));
        states("older", states -> states.getLast().getVersion() == 2);

        run.send(Topics.LICENSING_SUBSCRIPTIONS, "older", subscription, first);

        states("older", states -> states.size() >= 4 && states.getLast().getVersion() == 2);
        command("older", assign("older", "c2", subscription, "paula"));
        assertThat(states("older", states -> states.getLast().getVersion() == 3))
                .as("one more at most for each that was not the current one when it was read")
                .hasSizeLessThanOrEqualTo(8);
    }

    @Test
    @DisplayName("C9 after a restart, what was answered before is not answered again")
    void restart() {
        String subscription = subscription("restart", "order-r", 2, "paula", "ada");
        AssignSeats before = assign("restart", "c1", subscription, "ada");
        command("restart", before);
        events("restart", 2);

        run.restart();
        command("restart", before);
        run.sendFromBilling("restart", paid("restart", "order-r", 2));
        command("restart", assign("restart", "c2", subscription, "paula"));

        assertThat(events("restart", 3).getLast())
                .isInstanceOfSatisfying(
                        SeatsAssigned.class,
                        answer -> assertThat(answer.getCommandId()).isEqualTo("c2"));
    }

    @Test
    @DisplayName("L3, X1 seats are added once they are paid; a cancellation within 7 days ends it and refunds")
    void seatsAndCancellation() {
        String subscription = subscription("seats", "order-s", 1, "paula");

        command("seats", new ChangeSeats("c1", "seats", subscription, 3, "paula", null, NOW));
        PaymentDue due = (PaymentDue) events("seats", 2).getLast();
        assertThat(due.getQuantity()).isEqualTo(2);
        PaymentSettled settled = new PaymentSettled(
                due.getPaymentId(), "seats", subscription, "order-s", due.getNetMinor(), "EUR", "invoice", NOW);
        run.sendFromBilling("seats", settled);
        assertThat(events("seats", 3).getLast())
                .isInstanceOfSatisfying(
                        SeatsChanged.class,
                        answer -> assertThat(answer.getQuantity()).isEqualTo(3));
        command("seats", new CancelSubscription("c2", "seats", subscription, "OTHER", null, "paula", null, NOW));

        assertThat(events("seats", 5).subList(3, 5))
                .hasExactlyElementsOfTypes(SubscriptionCancelled.class, RefundDue.class);
        assertThat(states("seats", states -> states.getLast().getStatus() == SubscriptionStatus.DELETED)
                        .getLast()
                        .getQuantity())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("X3 time ends a subscription that is not renewed, step by step, by the engine's timer")
    void lifeCycle() {
        OrderPaid lapsed = paid("lapsed", "order-z", 1);
        lapsed.setPaidAt(NOW.minus(Duration.ofDays(200)));
        lapsed.setRenewable(false);
        run.sendFromBilling("lapsed", lapsed);

        List<SpecificRecord> life = events("lapsed", 4);
        assertThat(life.subList(1, 4))
                .hasExactlyElementsOfTypes(
                        SubscriptionStateChanged.class, SubscriptionStateChanged.class, SubscriptionCancelled.class);
        assertThat(((SubscriptionCancelled) life.get(3)).getCancelledBy()).isEqualTo(CancelledBy.LIFE_CYCLE);
    }

    @Test
    @DisplayName("Health, metrics and lanes are answered over HTTP, and nothing else")
    void http() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(run.get("/health/ready").statusCode()).isEqualTo(200));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(run.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(run.get("/lanes").body()).contains("licensing/");
            assertThat(run.get("/metrics").body()).contains("service=\"licensing\"");
            assertThat(run.get("/subscriptions").statusCode()).isEqualTo(404);
        });
    }

    /** A paid order's subscription, with these users in the directory. */
    private String subscription(String tenant, String order, int quantity, String... users) {
        int before = run.count("users");
        for (String user : users) {
            run.send(
                    Topics.DIRECTORY_USERS,
                    tenant,
                    tenant + "/" + user,
                    new User(tenant, user, user + "@x.example", user, UserKind.MEMBER, true, List.of(), 1L));
        }
        run.sendFromBilling(tenant, paid(tenant, order, quantity));
        await().atMost(SOON).until(() -> run.count("users") == before + users.length);
        return ((SubscriptionCreated) events(tenant, 1).getFirst()).getSubscriptionId();
    }

    private void command(String tenant, SpecificRecord command) {
        run.send(Topics.LICENSING_COMMANDS, tenant, tenant, command);
    }

    private static AssignSeats assign(String tenant, String id, String subscription, String... users) {
        return new AssignSeats(id, tenant, subscription, List.of(users), "paula", null, NOW);
    }

    private static OrderPaid paid(String tenant, String order, int quantity) {
        Purchase purchase = new Purchase(
                order,
                tenant,
                "paula",
                "paula@x.example",
                "CFQ7TTC0H9MP",
                "Power BI Pro",
                quantity,
                999L,
                "EUR",
                Term.MONTHLY,
                false,
                Channel.SELF_SERVICE,
                NOW);
        return new OrderPaid(purchase, 999L * quantity, "invoice", NOW, true);
    }

    /** The tenant's events once there are so many; no more may come. */
    private List<SpecificRecord> events(String tenant, int count) {
        List<SpecificRecord> found = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            found.clear();
            run.all(Topics.LICENSING_EVENTS).stream()
                    .filter(event -> tenantOf(event).equals(tenant))
                    .forEach(found::add);
            return found.size() >= count;
        });
        assertThat(found).hasSize(count);
        return found;
    }

    private static String tenantOf(SpecificRecord event) {
        return switch (event) {
            case SubscriptionCreated created -> created.getPurchase().getTenantId();
            case SeatsAssigned assigned -> assigned.getTenantId();
            case SeatsUnassigned unassigned -> unassigned.getTenantId();
            case CommandRefused refused -> refused.getTenantId();
            case SeatsChanged changed -> changed.getTenantId();
            case SubscriptionStateChanged changed -> changed.getTenantId();
            case SubscriptionCancelled cancelled -> cancelled.getTenantId();
            case PaymentDue due -> due.getTenantId();
            case RefundDue due -> due.getTenantId();
            default -> throw new AssertionError("unexpected " + event.getClass());
        };
    }

    /** The tenant's states once they are as expected. */
    private List<Subscription> states(String tenant, Predicate<List<Subscription>> expected) {
        List<Subscription> found = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            found.clear();
            run.all(Topics.LICENSING_SUBSCRIPTIONS).stream()
                    .filter(state -> state.getTenantId().equals(tenant))
                    .forEach(found::add);
            return !found.isEmpty() && expected.test(found);
        });
        return found;
    }
}
