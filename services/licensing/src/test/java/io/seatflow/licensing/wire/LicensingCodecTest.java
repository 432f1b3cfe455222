package io.seatflow.licensing.wire;

import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.ChangeSeats;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.events.licensing.UnassignSeats;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.Delegation;
import io.seatflow.licensing.domain.DelegationId;
import io.seatflow.licensing.domain.DirectoryChange.DelegationChanged;
import io.seatflow.licensing.domain.DirectoryChange.DelegationDeleted;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Ending;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Message.StateRead;
import io.seatflow.licensing.domain.RefusalReason;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.SubscriptionCommand;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Takeover;
import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import io.seatflow.licensing.domain.TakeoverMode;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.licensing.domain.UserRefusal;
import io.seatflow.licensing.wire.Published.Letter;
import io.seatflow.licensing.wire.Published.Sent;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.TestServers;
import io.seatflow.storefront.Term;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LicensingCodecTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final Instant ACCEPTED = Instant.parse("2026-11-21T09:59:59.001Z");
    private static final String TENANT = "contoso";
    private static final UserId PAULA = new UserId(TENANT, "paula");
    private static final String CARD = "4242 4242 4242 4242";

    private final RegistryClient registry =
            new RegistryClient(RegistrySettings.at(TestServers.registry().url().toString()));
    private @Nullable LicensingCodec made;

    @BeforeAll
    void deploySchemas() {
        SchemaDeployment.deploy(registry);
        made = new LicensingCodec(registry);
    }

    @AfterAll
    void close() {
        registry.close();
    }

    @Test
    @DisplayName("A paid order is read; a declined one does not concern licensing")
    void billingEvents() throws Malformed {
        OrderPaid paid = new OrderPaid(purchase(), 999L, "invoice-1", NOW, true);
        PaymentDeclined declined =
                new PaymentDeclined("order-1", TENANT, "paula", 999L, "EUR", "card_declined", "No.", NOW);

        assertThat(decode(Topics.BILLING_EVENTS, paid)).isEqualTo(new Message.OrderPaid(domainPurchase(), NOW));
        assertThat(decode(Topics.BILLING_EVENTS, declined)).isNull();
    }

    @Test
    @DisplayName("Commands are read from their tenant's partition")
    void commands() throws Malformed {
        CommandId id = new CommandId(TENANT, "command-1");

        assertThat(decode(Topics.LICENSING_COMMANDS, assign(TENANT, "command-1", "s", List.of("ada", "bo"), "paula")))
                .isEqualTo(new SeatCommand.AssignSeats(id, "s", List.of("ada", "bo"), PAULA));
        assertThat(decode(
                        Topics.LICENSING_COMMANDS,
                        new UnassignSeats("command-1", TENANT, "s", List.of("ada"), "paula", null, NOW)))
                .isEqualTo(new SeatCommand.UnassignSeats(id, "s", List.of("ada"), PAULA));
    }

    @Test
    @DisplayName("The directory's users are read with their roles, and deletions by their key")
    void directory() throws Malformed {
        User user = new User(
                TENANT,
                "ada",
                "ada@contoso.example",
                "Ada",
                UserKind.GUEST,
                true,
                List.of(DirectoryRole.USER_ADMIN),
                7L);

        assertThat(decode(Topics.DIRECTORY_USERS, user))
                .isEqualTo(new UserChanged(new io.seatflow.licensing.domain.User(
                        new UserId(TENANT, "ada"), true, Set.of(Role.USER_ADMIN), 7)));
        assertThat(codec().decode(inbound(Topics.DIRECTORY_USERS, 0, "contoso/a/da", null)))
                .isEqualTo(new UserDeleted(new UserId(TENANT, "a/da")));
    }

    @Test
    @DisplayName("R1 a partner's command is read with the partner's tenant, and what is delegated to them as it is now")
    void partners() throws Malformed {
        UserId pia = new UserId("partner", "p/ia");
        DelegationId id = new DelegationId(TENANT, pia);

        assertThat(decode(
                        Topics.LICENSING_COMMANDS,
                        new ChangeSeats("command-1", TENANT, "s", 7, "p/ia", "partner", NOW)))
                .isEqualTo(new SubscriptionCommand.ChangeSeats(new CommandId(TENANT, "command-1"), "s", 7, pia));
        assertThat(decode(
                        Topics.DIRECTORY_DELEGATIONS,
                        new io.seatflow.events.directory.Delegation(
                                TENANT, "partner", "p/ia", List.of(DirectoryRole.GLOBAL_ADMIN), 3L)))
                .isEqualTo(new DelegationChanged(new Delegation(id, Set.of(Role.GLOBAL_ADMIN), 3)));
        assertThat(codec().decode(inbound(Topics.DIRECTORY_DELEGATIONS, 0, "contoso/partner/p/ia", null)))
                .isEqualTo(new DelegationDeleted(id));
        assertThatThrownBy(() -> codec().decode(inbound(Topics.DIRECTORY_DELEGATIONS, 0, "contoso/partner", null)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    @DisplayName("Rule 14: licensing's own states are read with their version, a deletion as older than any")
    void ownStates() throws Malformed {
        SubscriptionId id = SubscriptionId.of("order-1", ACCEPTED);
        Published published = encode(new Event.StateOutdated(domainSubscription()));

        assertThat(decode(Topics.LICENSING_SUBSCRIPTIONS, (Subscription)
                        published.records.getFirst().value()))
                .isEqualTo(new StateRead(id, 3));
        assertThat(codec().decode(inbound(Topics.LICENSING_SUBSCRIPTIONS, 0, id.toString(), null)))
                .isEqualTo(new StateRead(id, 0));
    }

    @ParameterizedTest(name = "{0} = \"{1}\": {2}")
    @DisplayName("C12 a command with a field that cannot be meant is malformed, and the finding repeats none of it")
    @CsvSource({
        "tenantId,       '',     BLANK_FIELD",
        "commandId,      ' ',    BLANK_FIELD",
        "subscriptionId, '',     BLANK_FIELD",
        "userIds,        '',     BLANK_FIELD",
        "requestedBy,    '',     BLANK_FIELD",
        "tenantId,       LONG,   FIELD_TOO_LONG",
        "commandId,      LONG,   FIELD_TOO_LONG",
        "userIds,        LONG,   FIELD_TOO_LONG",
        "commandId,      CARD,   CARD_NUMBER",
        "subscriptionId, CARD,   CARD_NUMBER",
        "userIds,        CARD,   CARD_NUMBER",
        "requestedBy,    CARD,   CARD_NUMBER",
        "userIds,        ZERO,   CONTROL_CHARACTER",
    })
    void malformedCommands(String field, String content, String reason) {
        String value = switch (content) {
            case "LONG" -> "x".repeat(201);
            case "CARD" -> CARD;
            case "ZERO" -> "a\0b";
            default -> content;
        };
        AssignSeats command = assign(
                field.equals("tenantId") ? value : TENANT,
                field.equals("commandId") ? value : "command-1",
                field.equals("subscriptionId") ? value : "s",
                List.of("ada", field.equals("userIds") ? value : "bo"),
                field.equals("requestedBy") ? value : "paula");

        assertMalformed(Topics.LICENSING_COMMANDS, command, reason);
    }

    @Test
    @DisplayName("A command that names nobody is malformed")
    void nobody() {
        assertMalformed(Topics.LICENSING_COMMANDS, assign(TENANT, "command-1", "s", List.of(), "paula"), "BLANK_FIELD");
    }

    @Test
    @DisplayName("A command on another partition than its tenant's is malformed")
    void wrongPartition() {
        byte[] value = bytes(Topics.LICENSING_COMMANDS, assign(TENANT, "command-1", "s", List.of("ada"), "paula"));
        int wrong = (partition(TENANT) + 1) % Topic.PARTITIONS;

        assertThatThrownBy(() -> codec().decode(inbound(Topics.LICENSING_COMMANDS, wrong, TENANT, value)))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo("WRONG_PARTITION"));
    }

    @ParameterizedTest(name = "{0}, key {1}, value {2}: {3}")
    @DisplayName("Bytes that are no record are malformed")
    @CsvSource(
            nullValues = "none",
            value = {
                "licensing.commands,      contoso,  none,           NO_VALUE",
                "billing.events,          contoso,  none,           NO_VALUE",
                "licensing.commands,      contoso,  garbage,        NOT_AVRO",
                "directory.users,         none,     none,           BAD_KEY",
                "directory.users,         contoso,  none,           BAD_KEY",
                "directory.users,         contoso/, none,           BAD_KEY",
                "directory.users,         /ada,     none,           BAD_KEY",
                "licensing.subscriptions, contoso,  none,           BAD_SUBSCRIPTION_ID",
            })
    void malformedBytes(String topic, @Nullable String key, @Nullable String value, String reason) {
        Inbound inbound = new Inbound(
                topic, 0, 0, NOW, key == null ? null : utf8(key), value == null ? null : utf8(value), List.of());

        assertThatThrownBy(() -> codec().decode(inbound))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName("A created subscription is an event of its tenant, and a state under its own key")
    void created() {
        Published published = encode(new Event.SubscriptionCreated(domainSubscription()));

        String id = SubscriptionId.of("order-1", ACCEPTED).toString();
        assertThat(published.records)
                .containsExactly(
                        new Sent(
                                "licensing.events",
                                TENANT,
                                TENANT,
                                new SubscriptionCreated(id, purchase(), NOW, NOW.plusSeconds(60))),
                        new Sent("licensing.subscriptions", TENANT, id, state(id)));
    }

    @Test
    @DisplayName("Every command is answered by one event with its id, and by a state where it changed one")
    void answers() {
        io.seatflow.licensing.domain.Subscription subscription = domainSubscription();
        String id = subscription.id().toString();
        SeatCommand command =
                new SeatCommand.AssignSeats(new CommandId(TENANT, "command-1"), id, List.of("ada", "bo"), PAULA);

        Sent state = new Sent("licensing.subscriptions", TENANT, id, state(id));
        assertThat(encode(new Event.SeatsAssigned(command, subscription, List.of("ada"), NOW)).records)
                .containsExactly(
                        event(new SeatsAssigned(
                                "command-1", TENANT, id, "CFQ7TTC0H9MP", List.of("ada"), 2, 5, "paula", NOW)),
                        state);
        assertThat(encode(new Event.SeatsAssigned(command, subscription, List.of(), NOW)).records)
                .containsExactly(event(
                        new SeatsAssigned("command-1", TENANT, id, "CFQ7TTC0H9MP", List.of(), 2, 5, "paula", NOW)));
        assertThat(encode(new Event.SeatsUnassigned(command, subscription, List.of("bo"), NOW)).records)
                .containsExactly(
                        event(new SeatsUnassigned(
                                "command-1", TENANT, id, "CFQ7TTC0H9MP", List.of("bo"), 2, 5, "paula", NOW)),
                        state);
        assertThat(encode(new Event.SeatsUnassigned(command, subscription, List.of(), NOW)).records)
                .hasSize(1);
        assertThat(encode(new Event.CommandRefused(
                                command,
                                RefusalReason.NO_SEAT_AVAILABLE,
                                List.of(new UserRefusal("bo", RefusalReason.NO_SEAT_AVAILABLE)),
                                NOW))
                        .records)
                .containsExactly(event(new CommandRefused(
                        "command-1",
                        TENANT,
                        id,
                        "NO_SEAT_AVAILABLE",
                        List.of(new io.seatflow.events.licensing.UserRefusal("bo", "NO_SEAT_AVAILABLE")),
                        0,
                        null,
                        "paula",
                        NOW)));
    }

    @Test
    @DisplayName("L8 a freed licence is told by the subscription's state")
    void freed() {
        io.seatflow.licensing.domain.Subscription subscription = domainSubscription();
        Licence licence = new Licence(subscription.id(), new UserId(TENANT, "ada"));
        String id = subscription.id().toString();

        assertThat(encode(new Event.LicenceFreed(licence, subscription, NOW)).records)
                .containsExactly(
                        event(new SeatsUnassigned("", TENANT, id, "CFQ7TTC0H9MP", List.of("ada"), 2, 5, "", NOW)),
                        new Sent("licensing.subscriptions", TENANT, id, state(id)));
        assertThat(encode(new Event.UserForgotten(licence.user())).records).isEmpty();
    }

    @ParameterizedTest(name = "asked for by {1} of {0}")
    @DisplayName("R1, N1 a cancellation names who asked, and of a partner's user the partner's tenant")
    @CsvSource(
            nullValues = "none",
            value = {"contoso, paula, none", "partner, pia, partner"})
    void cancelledBy(String home, String user, @Nullable String named) {
        UserId requester = new UserId(home, user);
        io.seatflow.licensing.domain.Subscription source = domainSubscription();
        CancelSubscription cancel = new CancelSubscription(
                new CommandId(TENANT, "command-1"), source.id().toString(), "NOT_NEEDED", null, requester);
        ReserveTakeover reserve = new ReserveTakeover(
                new CommandId(TENANT, "takeover-1"),
                source.id().toString(),
                TakeoverMode.MOVE,
                source.id().toString(),
                "CENTRALISED",
                requester);
        Takeover takeover = new Takeover(reserve, Takeover.Stage.FINISHED, null, 0, 2, 0, 1, 1, 2, NOW);

        for (Ending ending : List.of(new Ending.Cancelled(cancel), new Ending.TakenOver(takeover, source))) {
            assertThat(encode(new Event.SubscriptionCancelled(ending, source, 0, 0, NOW)).records)
                    .first()
                    .extracting(Sent::value)
                    .isInstanceOfSatisfying(SubscriptionCancelled.class, cancelled -> {
                        assertThat(cancelled.getRequestedBy()).isEqualTo(user);
                        assertThat(cancelled.getRequestedByTenantId()).isEqualTo(named);
                    });
        }
    }

    @Test
    @DisplayName("A command id that is used for another command is a dead letter")
    void reused() {
        SeatCommand command =
                new SeatCommand.AssignSeats(new CommandId(TENANT, "command-1"), "s", List.of("ada"), PAULA);

        Published published = encode(new Event.CommandIdReused(command));

        assertThat(published.letters)
                .containsExactly(
                        new Letter("COMMAND_ID_REUSED", "command id command-1 was used before for another command"));
        assertThat(published.records).isEmpty();
    }

    private static Sent event(SpecificRecord value) {
        return new Sent("licensing.events", TENANT, TENANT, value);
    }

    private static AssignSeats assign(
            String tenant, String command, String subscription, List<String> users, String requestedBy) {
        return new AssignSeats(command, tenant, subscription, users, requestedBy, null, NOW);
    }

    private static Purchase purchase() {
        return new Purchase(
                "order-1",
                TENANT,
                "paula",
                "paula@contoso.example",
                "CFQ7TTC0H9MP",
                "Power BI Pro",
                5,
                999L,
                "EUR",
                Term.YEARLY,
                false,
                Channel.SELF_SERVICE,
                ACCEPTED);
    }

    private static io.seatflow.licensing.domain.Purchase domainPurchase() {
        return PurchaseRecords.read(purchase());
    }

    private static io.seatflow.licensing.domain.Subscription domainSubscription() {
        return new io.seatflow.licensing.domain.Subscription(
                SubscriptionId.of("order-1", ACCEPTED),
                domainPurchase(),
                2,
                1,
                1,
                false,
                4,
                "takeover-1",
                io.seatflow.licensing.domain.SubscriptionStatus.EXPIRED,
                NOW,
                NOW.plusSeconds(60),
                3,
                NOW.plusSeconds(1));
    }

    private static Subscription state(String id) {
        return new Subscription(
                id,
                TENANT,
                "order-1",
                "CFQ7TTC0H9MP",
                "Power BI Pro",
                "paula",
                "paula@contoso.example",
                Channel.SELF_SERVICE,
                5,
                2,
                Term.YEARLY,
                false,
                999L,
                "EUR",
                SubscriptionStatus.EXPIRED,
                NOW,
                NOW.plusSeconds(60),
                false,
                1,
                4,
                "takeover-1",
                3L,
                NOW.plusSeconds(1));
    }

    private Published encode(Event event) {
        Published published = new Published(registry);
        codec().encode(event, published);
        return published;
    }

    private <V extends SpecificRecord> @Nullable Message decode(Topic<V> topic, V value) throws Malformed {
        return codec().decode(inbound(topic, partition(TENANT), TENANT, bytes(topic, value)));
    }

    private <V extends SpecificRecord> void assertMalformed(Topic<V> topic, V value, String reason) {
        assertThatThrownBy(() -> decode(topic, value)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.reason()).isEqualTo(reason);
            assertThat(malformed.text()).doesNotContain(CARD);
        });
    }

    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return AvroWriter.of(topic, registry).encode(value);
    }

    private static Inbound inbound(Topic<?> topic, int partition, String key, byte @Nullable [] value) {
        return new Inbound(topic.name(), partition, 0, NOW, utf8(key), value, List.of());
    }

    /** By Kafka's own code. */
    private static int partition(String key) {
        return BuiltInPartitioner.partitionForKey(utf8(key), Topic.PARTITIONS);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private LicensingCodec codec() {
        if (made == null) {
            throw new IllegalStateException("made before the first test");
        }
        return made;
    }
}
