package io.seatflow.local.verify;

import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.local.Endpoints;
import io.seatflow.local.Main;
import io.seatflow.local.Progress;
import io.seatflow.local.StoppedSystem;
import io.seatflow.local.verify.checks.Check;
import io.seatflow.local.verify.checks.Checks;
import io.seatflow.local.verify.evidence.DatabaseServer;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static io.seatflow.local.verify.PlantedRecords.header;
import static io.seatflow.local.verify.PlantedRecords.key;
import static io.seatflow.local.verify.PlantedRecords.later;
import static io.seatflow.local.verify.PlantedRecords.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo's data, whose servers are started without services, since services would answer to what is planted. Each test
 * plants one fault: exactly the checks that it breaks must find it, by its id.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedViolationsTest {
    private static final String CARD = "4242424242424242";

    private int demo;
    private Path data;
    private StoppedSystem servers;
    private RegistryClient registry;
    private PlantedRows rows;
    private PlantedRecords records;
    private PlantedFiles files;

    /** What is found already, since a record cannot be taken back. */
    private final Set<String> known = new HashSet<>();

    @BeforeAll
    void playDemo(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        data = folder.resolve("data");
        demo = Main.run("demo", "--data", data.toString());
        servers = StoppedSystem.startServers(data, new Progress(new PrintWriter(new StringWriter())))
                .orElseThrow();
        Endpoints endpoints = servers.endpoints();
        registry = new RegistryClient(RegistrySettings.at(endpoints.registry().toString()));
        rows = new PlantedRows(new DatabaseServer(endpoints.database()));
        records = new PlantedRecords(endpoints.kafka());
        files = new PlantedFiles(data);
        assertThat(verify().lines()).as("before anything is planted").isEmpty();
    }

    @AfterAll
    void stop() {
        registry.close();
        servers.close();
    }

    @Test
    @DisplayName("the demo plays every case and finds itself right; that it can find itself wrong, ChecksTest shows")
    void demo() {
        assertThat(demo).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plants")
    @DisplayName("each check finds the fault planted for it, names it, and no other check does")
    void found(Plant plant) {
        Runnable takeBack = plant.planting().plant();
        Set<String> fresh = new TreeSet<>(verify().lines());
        takeBack.run();

        fresh.removeAll(known);
        Set<String> broken = new TreeSet<>(plant.also());
        broken.add(plant.check());
        assertThat(fresh.stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .distinct())
                .as("checks that found something: %s", fresh)
                .containsExactlyInAnyOrderElementsOf(broken);
        assertThat(fresh).anyMatch(line -> line.startsWith(plant.check() + " ") && line.contains(plant.id()));
        if (plant.stays()) {
            known.addAll(fresh);
        }
    }

    @Test
    @DisplayName("no check is without a fault that it was seen to find")
    void complete() {
        assertThat(plants().map(Plant::check).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Checks.all().stream().map(Check::name).toList());
    }

    private Verdict verify() {
        return Verification.stopped(servers.endpoints(), data).run();
    }

    private Stream<Plant> plants() {
        List<Plant> plants = new ArrayList<>(orders());
        plants.addAll(money());
        plants.addAll(seats());
        plants.addAll(takeovers());
        plants.addAll(adminCenter());
        Stream.of("takeover-mover", "notification-email", "admin-center")
                .flatMap(this::lanesOf)
                .forEach(plants::add);
        plants.addAll(lanes());
        plants.addAll(mails());
        plants.addAll(cards());
        plants.addAll(topics());
        return plants.stream();
    }

    private List<Plant> orders() {
        String refused = rows.value("checkout", """
                SELECT order_id FROM outcomes WHERE reason IS NOT NULL AND reason <> 'PAYMENT_DECLINED' ORDER BY 1""");
        String completed = rows.value("checkout", "SELECT order_id FROM outcomes WHERE reason IS NULL ORDER BY 1");
        String ofRefused = "order_id = '%s'".formatted(refused);
        return List.of(
                Plant.of("orders-taken-in", refused, () -> {
                            Runnable outcome = rows.delete("checkout", "outcomes", ofRefused, "kept_outcome")
                                    .plant();
                            Runnable order = rows.delete("checkout", "orders", ofRefused, "kept_order")
                                    .plant();
                            return () -> {
                                order.run();
                                outcome.run();
                            };
                        })
                        .breaking("outcomes-published"),
                Plant.of("orders-placed", "ghost", rows.statements("checkout", """
                                        INSERT INTO orders SELECT 'ghost', tenant_id, fingerprint, unit_price_minor,
                                               currency, decided_at FROM orders WHERE %1$s;
                                        INSERT INTO outcomes SELECT 'ghost', reason, subscription_id, decided_at
                                        FROM outcomes WHERE %1$s""".formatted(ofRefused), """
                                        DELETE FROM orders WHERE order_id = 'ghost';
                                        DELETE FROM outcomes WHERE order_id = 'ghost'"""))
                        .breaking("outcomes-published"),
                Plant.of("outcome-per-order", refused, rows.delete("checkout", "outcomes", ofRefused, "kept"))
                        .breaking("outcomes-published", "waiting-orders-counted"),
                Plant.of(
                        "outcomes-published",
                        refused,
                        rows.update("checkout", "outcomes", "reason = 'SOMETHING_ELSE'", ofRefused)),
                Plant.of(
                        "waiting-orders-counted",
                        "2020-01-01",
                        rows.statements(
                                "checkout",
                                "INSERT INTO waiting_orders VALUES ('2020-01-01', 1)",
                                "DELETE FROM waiting_orders WHERE accepted_at = '2020-01-01'")),
                Plant.of(
                                "completed-orders-have-subscriptions",
                                completed,
                                rows.update(
                                        "checkout",
                                        "outcomes",
                                        "subscription_id = gen_random_uuid()",
                                        "order_id = '%s'".formatted(completed)))
                        .breaking("outcomes-published"));
    }

    private List<Plant> money() {
        String paid = rows.value(
                "billing", "SELECT order_id FROM charge WHERE status = 'CAPTURED' AND refunded_minor = 0 ORDER BY 1");
        String tenant = rows.value("billing", "SELECT tenant_id FROM charge WHERE order_id = '%s'".formatted(paid));
        String amount = rows.value("billing", "SELECT amount_minor FROM charge WHERE order_id = '%s'".formatted(paid));
        String currency = rows.value("billing", "SELECT currency FROM charge WHERE order_id = '%s'".formatted(paid));
        String trial = rows.value("billing", "SELECT order_id FROM charge WHERE status = 'NOTHING_DUE' ORDER BY 1");
        String refused = rows.value("checkout", """
                SELECT order_id FROM outcomes WHERE reason IS NOT NULL AND reason <> 'PAYMENT_DECLINED' ORDER BY 1""");
        String itsTenant =
                rows.value("checkout", "SELECT tenant_id FROM orders WHERE order_id = '%s'".formatted(refused));
        String insert = """
                INSERT INTO charge (order_id, tenant_id, purchaser_id, status, amount_minor, currency, payment_token,
                                    decline_code, settled_at)
                VALUES ('%s', '%s', 'somebody', %s, 'EUR', NULL, %s, now())""";
        String delete = "DELETE FROM charge WHERE order_id = '%s'".formatted(refused);
        return List.of(
                Plant.of(
                        "outcomes-follow-payment",
                        refused,
                        rows.statements(
                                "billing",
                                insert.formatted(refused, itsTenant, "'DECLINED', 100", "'card_declined'"),
                                delete)),
                Plant.of(
                                "no-payment-without-licence",
                                refused,
                                rows.statements(
                                        "billing",
                                        insert.formatted(refused, itsTenant, "'NOTHING_DUE', 0", "NULL"),
                                        delete))
                        .breaking("outcomes-follow-payment"),
                Plant.of(
                        "charge-per-order",
                        paid,
                        rows.update(
                                "billing",
                                "invoice",
                                "tax_minor = tax_minor + 1, total_minor = total_minor + 1",
                                "order_id = '%s'".formatted(paid))),
                Plant.of(
                        "no-licence-without-payment",
                        trial,
                        rows.delete("billing", "charge", "order_id = '%s'".formatted(trial), "kept")),
                Plant.of("capture-per-order", paid, files.secondCapture(paid, tenant, Long.parseLong(amount), currency))
                        .breaking("captures-agree"),
                Plant.of("captures-agree", paid, files.forgottenCapture(paid)),
                Plant.of(
                        "tenant-of-the-order",
                        paid,
                        rows.update("billing", "invoice", "tenant_id = 'another'", "order_id = '%s'".formatted(paid))));
    }

    private List<Plant> seats() {
        String subscription =
                rows.value("licensing", "SELECT subscription_id FROM licences ORDER BY subscription_id, user_id");
        String user = rows.value(
                "licensing",
                "SELECT user_id FROM licences WHERE subscription_id = '%s' ORDER BY 1".formatted(subscription));
        String ofIt = "subscription_id = '%s'".formatted(subscription);
        String bought = rows.value("licensing", """
                SELECT subscription_id FROM subscriptions
                WHERE NOT trial AND assigned = 0 AND status = 'ACTIVE' ORDER BY 1""");
        String ofBought = "subscription_id = '%s'".formatted(bought);
        return List.of(
                Plant.of(
                                "seats-within-quantity",
                                subscription,
                                rows.delete(
                                        "licensing", "licences", ofIt + " AND user_id = '%s'".formatted(user), "kept"))
                        .breaking("read-model-agrees"),
                Plant.of(
                                "licences-of-the-tenant",
                                "nobody",
                                rows.statements(
                                        "licensing",
                                        "UPDATE licences SET user_id = 'nobody' WHERE %s AND user_id = '%s'"
                                                .formatted(ofIt, user),
                                        "UPDATE licences SET user_id = '%s' WHERE %s AND user_id = 'nobody'"
                                                .formatted(user, ofIt)))
                        .breaking("read-model-agrees"),
                Plant.of(
                                "subscription-per-order",
                                bought,
                                rows.update(
                                        "licensing",
                                        "subscriptions",
                                        "unit_price_minor = unit_price_minor + 1",
                                        ofBought))
                        .breaking("subscription-states", "read-model-agrees"),
                Plant.of(
                                "seats-are-paid",
                                bought,
                                rows.update("licensing", "subscriptions", "quantity = quantity + 1", ofBought))
                        .breaking(
                                "subscription-per-order",
                                "subscription-states",
                                "availability-recomputed",
                                "read-model-agrees"),
                Plant.of(
                                "seats-within-quantity",
                                bought,
                                rows.statements("licensing", """
                        ALTER TABLE subscriptions DROP CONSTRAINT seats_within_quantity;
                        UPDATE subscriptions SET moves_in = 1, reserved = quantity + 1 WHERE %s""".formatted(ofBought), """
                        UPDATE subscriptions SET moves_in = 0, reserved = 0 WHERE %s;
                        ALTER TABLE subscriptions ADD CONSTRAINT seats_within_quantity
                            CHECK (assigned >= 0 AND reserved >= 0 AND assigned + reserved <= quantity)""".formatted(ofBought)))
                        .breaking("reservations-are-rows", "read-model-agrees"),
                Plant.of(
                                "cancelled-once",
                                bought,
                                rows.update("licensing", "subscriptions", "status = 'DELETED'", ofBought))
                        .breaking("subscription-states", "availability-recomputed", "read-model-agrees"),
                Plant.of(
                                "life-cycle-legal",
                                bought,
                                rows.update("licensing", "subscriptions", "scheduled_quantity = quantity", ofBought))
                        .breaking("read-model-agrees"),
                Plant.of("refunds-agree", "ghost", rows.statements("billing", """
                        INSERT INTO refund VALUES ('ghost', '%1$s', 'subscription', 'tenant', 'somebody', 'CANCEL', 5, 'EUR', now());
                        INSERT INTO refund_part VALUES ('ghost', 0, 'pi_ghost', 5, 're_ghost', now())""".formatted(bought), """
                        DELETE FROM refund_part WHERE refund_id = 'ghost';
                        DELETE FROM refund WHERE refund_id = 'ghost'""")),
                Plant.of(
                                "subscription-states",
                                subscription,
                                rows.update("licensing", "subscriptions", "version = version + 1", ofIt))
                        .breaking("read-model-agrees"));
    }

    private List<Plant> adminCenter() {
        String service = "admin-center";
        String subscription = rows.value(service, "SELECT subscription_id FROM licences ORDER BY 1");
        String ofIt = "subscription_id = '%s'".formatted(subscription);
        String oneUser = ofIt + " AND user_id = (SELECT min(user_id) FROM licences WHERE %s)".formatted(ofIt);
        String assigned = rows.value(service, "SELECT operation_id FROM operations WHERE kind = 'ASSIGN' ORDER BY 1");
        String takeover = rows.value(service, "SELECT operation_id FROM operations WHERE kind = 'TAKEOVER' ORDER BY 1");
        return List.of(
                Plant.of(
                        "read-model-agrees",
                        subscription,
                        rows.update(service, "subscriptions", "status = 'DISABLED'", ofIt)),
                Plant.of("read-model-agrees", subscription, rows.delete(service, "licences", oneUser, "kept")),
                Plant.of(
                        "read-model-agrees",
                        "the admin center shows others",
                        rows.statements(
                                service,
                                "UPDATE licences SET user_id = '~' || user_id WHERE " + oneUser,
                                "UPDATE licences SET user_id = substr(user_id, 2) WHERE user_id LIKE '~%'")),
                Plant.of(
                        "operations-end",
                        assigned,
                        rows.update(
                                service, "operations", "state = 'RUNNING'", "operation_id = '%s'".formatted(assigned))),
                Plant.of(
                        "operations-end",
                        takeover,
                        rows.update(
                                service, "operations", "state = 'UNDONE'", "operation_id = '%s'".formatted(takeover))));
    }

    /** The services that came last have lanes as the first ones do. */
    private Stream<Plant> lanesOf(String service) {
        int lane = Integer.parseInt(
                rows.value(service, "SELECT lane FROM lane WHERE lane >= 0 ORDER BY length(progress) DESC, lane"));
        String topic = Topics.LICENSING_EVENTS.name();
        String words = "service " + service;
        return Stream.of(
                Plant.of(
                        "everything-published",
                        words,
                        rows.statements(
                                service,
                                "INSERT INTO outbox VALUES (%d, 999999, '')".formatted(lane),
                                "DELETE FROM outbox WHERE batch = 999999")),
                Plant.of("read-accounted-for", words, rows.miscount(service, lane, topic)));
    }

    private List<Plant> takeovers() {
        String subscription =
                rows.value("licensing", "SELECT subscription_id FROM subscriptions WHERE status = 'ACTIVE' ORDER BY 1");
        String takeover = "INSERT INTO takeovers VALUES ('contoso', 'planted', '%s', 'MOVE', NULL, 'OTHER', 'contoso',"
                        .formatted(subscription)
                + " 'ada', '%s', NULL, 0, %d, 0, 0, 0, 0, now())";
        String noTakeover = "DELETE FROM takeovers WHERE takeover_id = 'planted'";
        String moving =
                "INSERT INTO takeover VALUES ('contoso', 'planted', 's', 'MOVE', 't', 'OTHER', 'ada', NULL, now(),"
                        + " 'MOVING', false, NULL, 0, 5, 1, 1, '', 0, 3, now(), now(), now())";
        return List.of(
                Plant.of(
                        "reservations-are-rows",
                        subscription,
                        rows.update(
                                "licensing",
                                "subscriptions",
                                "moves_in = 1",
                                "subscription_id = '%s'".formatted(subscription))),
                Plant.of(
                        "moves-conserve-users",
                        "planted",
                        rows.statements("licensing", takeover.formatted("RELEASED", 2), noTakeover)),
                Plant.of(
                        "sources-cancelled-once",
                        "planted",
                        rows.statements("licensing", takeover.formatted("FINISHED", 0), noTakeover)),
                Plant.of(
                        "takeovers-end",
                        "planted",
                        rows.statements(
                                "takeover-mover", moving, "DELETE FROM takeover WHERE takeover_id = 'planted'")));
    }

    private List<Plant> lanes() {
        String topic = Topics.BILLING_EVENTS.name();
        int lane = records.last(Topics.BILLING_EVENTS).partition();
        return List.of(
                Plant.of(
                        "everything-published",
                        "batch 999999",
                        rows.statements(
                                "billing",
                                "INSERT INTO outbox VALUES (%d, 999999, '')".formatted(lane),
                                "DELETE FROM outbox WHERE batch = 999999")),
                Plant.of("no-gap-open", topic, rows.progress("licensing", lane, progress -> {
                            String source = progress.received()
                                    .getOrDefault(topic, Map.of())
                                    .keySet()
                                    .iterator()
                                    .next();
                            Long position = progress.position(topic);
                            List<Inbound.Header> headers = List.of(
                                    new Inbound.Header("lane", source.getBytes(UTF_8)),
                                    new Inbound.Header("seq", "100000".getBytes(UTF_8)));
                            progress.receive(
                                    Input.lanes(Topics.BILLING_EVENTS),
                                    new Inbound(
                                            topic,
                                            lane,
                                            position == null ? 0 : position,
                                            Instant.EPOCH,
                                            null,
                                            null,
                                            headers),
                                    Instant.EPOCH);
                            return progress;
                        }))
                        .breaking("everything-read"),
                Plant.of("read-accounted-for", topic, rows.miscount("licensing", lane, topic)),
                Plant.of("dead-letters-counted", topic, rows.progress("licensing", lane, progress -> {
                    progress.gaveUp(topic);
                    return progress;
                })),
                Plant.of(
                        "nothing-overdue",
                        "renewal",
                        rows.statements(
                                "licensing",
                                "INSERT INTO timer VALUES (%d, 'renewal', '2020-01-01', '')".formatted(lane),
                                "DELETE FROM timer WHERE id = 'renewal'")),
                Plant.of(
                        "nothing-overdue",
                        "the sweep was due at 2020",
                        rows.statements(
                                "licensing",
                                """
                                WITH leased AS (UPDATE lane SET leased_until = '2020-01-01 01:00' WHERE lane < 0)
                                INSERT INTO timer VALUES (%d, 'sweep', '2020-01-01', '')""".formatted(lane),
                                "DELETE FROM timer WHERE id = 'sweep' AND due < '2021-01-01'")),
                Plant.of("nothing-overdue", "no sweep is set", rows.statements("licensing", """
                                WITH leased AS (UPDATE lane SET leased_until = now() + interval '1 hour' WHERE lane < 0)
                                UPDATE timer SET id = 'swept' WHERE id = 'sweep'""", """
                                WITH leased AS (UPDATE lane SET leased_until = 'epoch' WHERE lane < 0)
                                UPDATE timer SET id = 'sweep' WHERE id = 'swept'""")),
                Plant.of(
                        "commits-are-durable",
                        "synchronous_commit is off",
                        rows.statements(
                                "checkout",
                                "ALTER DATABASE checkout SET synchronous_commit = off",
                                "ALTER DATABASE checkout RESET synchronous_commit")));
    }

    private List<Plant> mails() {
        String service = "notification-email";
        String notice = rows.value(
                service,
                "SELECT notice_id FROM notice WHERE state = 'SENT' AND kind = 'ORDER_CONFIRMATION' ORDER BY 1");
        String order = rows.value(service, "SELECT subject_id FROM notice WHERE notice_id = '%s'".formatted(notice));
        String ofIt = "notice_id = '%s'".formatted(notice);
        return List.of(
                Plant.of("confirmation-per-subscription", order, rows.delete(service, "notice", ofIt, "kept"))
                        .breaking("mails-are-notices"),
                Plant.of(
                        "notice-per-cancellation",
                        "never-cancelled",
                        rows.statements(
                                service,
                                """
                                INSERT INTO notice (notice_id, message_id, kind, subject_id, tenant_id, recipient_id, address,
                                                    event, made_at, state, due_at)
                                SELECT gen_random_uuid(), '<planted>', 'SUBSCRIPTION_CANCELLED', 'never-cancelled', tenant_id,
                                       recipient_id, address, event, made_at, 'FAILED', due_at
                                FROM notice WHERE %s""".formatted(ofIt),
                                "DELETE FROM notice WHERE subject_id = 'never-cancelled'")),
                Plant.of(
                        "notices-sent",
                        notice,
                        rows.update(service, "notice", "state = 'WAITING', due_at = '2020-01-01'", ofIt)),
                Plant.of(
                        "mails-are-notices", notice, rows.update(service, "notice", "message_id = '<planted>'", ofIt)));
    }

    private List<Plant> cards() {
        return List.of(
                Plant.of(
                        "no-card-number-in-databases",
                        "column market",
                        rows.update(
                                "checkout",
                                "tenants",
                                "market = '%s'".formatted(CARD),
                                "tenant_id IN (SELECT min(tenant_id) FROM tenants)")),
                Plant.of(
                        "no-card-number-in-logs",
                        "logs/seatflow.log",
                        files.logged("logs/seatflow.log", "card " + CARD)),
                Plant.staying(
                        "no-card-number-in-mails",
                        ", text",
                        PlantedFiles.mailed(servers.endpoints().smtp(), "Your card " + CARD + " was charged.")));
    }

    private List<Plant> topics() {
        ConsumerRecord<byte[], byte[]> product = records.last(Topics.AVAILABILITY_PRODUCTS);
        ConsumerRecord<byte[], byte[]> outcome = records.last(Topics.CHECKOUT_OUTCOMES);
        ConsumerRecord<byte[], byte[]> letter = records.last(Topics.CHECKOUT_DEAD_LETTERS);
        ProductAvailability wrongSum =
                AvroReader.of(Topics.AVAILABILITY_PRODUCTS, registry).decode(product.value());
        wrongSum.setPurchased(wrongSum.getPurchased() + 1);
        OrderOutcome otherWords =
                AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry).decode(outcome.value());
        otherWords.setMessage("something else");
        DeadLetter wrongReason =
                AvroReader.of(Topics.CHECKOUT_DEAD_LETTERS, registry).decode(letter.value());
        wrongReason.setReason("who knows");
        byte[] letterWithWrongReason =
                AvroWriter.of(Topics.CHECKOUT_DEAD_LETTERS, registry).encode(wrongReason);
        return List.of(
                Plant.staying(
                        "availability-recomputed",
                        wrongSum.getTenantId(),
                        records.again(
                                product,
                                value(AvroWriter.of(Topics.AVAILABILITY_PRODUCTS, registry)
                                        .encode(wrongSum)))),
                Plant.staying("keys-of-the-tenant", "another/", records.again(product, key("another/product"))),
                Plant.staying(
                        "no-card-number-in-topics",
                        "availability.products",
                        records.again(product, header("note", CARD))),
                Plant.staying("sequences-gapless", "checkout.dead-letters", records.again(letter, later(5)))
                        .breaking("everything-published"),
                Plant.staying(
                                "dead-letters-well-formed",
                                "who knows",
                                records.again(
                                        letter, value(letterWithWrongReason).andThen(later(6))::apply))
                        .breaking("everything-published"),
                Plant.staying(
                                "repetitions-are-the-same",
                                "checkout.outcomes",
                                records.again(
                                        outcome,
                                        value(AvroWriter.of(Topics.CHECKOUT_OUTCOMES, registry)
                                                .encode(otherWords))))
                        .breaking("everything-read"),
                Plant.staying("said-once", "checkout.outcomes", records.again(outcome, later(1)))
                        .breaking("everything-published", "everything-read"),
                Plant.staying(
                        "everything-read",
                        "directory.users",
                        records.again(records.last(Topics.DIRECTORY_USERS), record -> record)),
                Plant.staying(
                                "records-readable",
                                "directory.tenants",
                                records.again(records.last(Topics.DIRECTORY_TENANTS), value("?".getBytes(UTF_8))))
                        .breaking("everything-read"));
    }
}
