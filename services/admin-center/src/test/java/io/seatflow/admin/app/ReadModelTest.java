package io.seatflow.admin.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.admin.app.World.Person;
import io.seatflow.events.Channel;
import io.seatflow.events.billing.PaymentSettled;
import io.seatflow.events.billing.RefundSettled;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.licensing.CancelledBy;
import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.PaymentKind;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.events.licensing.UsersMoved;
import io.seatflow.schemas.Topics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What people see of what was said. Each test has a tenant of its own. */
class ReadModelTest {
    private final AdminRun run = AdminRun.shared();

    @Test
    @DisplayName("A1, A2, A3 lists show each what is theirs to see, filtered, page by page")
    void lists() {
        World world = new World(run, "northwind");
        Person admin = world.user("gina", DirectoryRole.BILLING_ADMIN);
        Person paula = world.user("paula", "Paula Pålsson");
        Subscription own = world.state("n-1", "paula", Channel.SELF_SERVICE, 5, 0, 1);
        world.subscription(own);
        world.subscription(world.state("n-2", "otto", Channel.SELF_SERVICE, 7, 0, 1));
        Subscription central = world.state("n-3", "gina", Channel.CENTRAL, 9, 0, 1);
        central.setProductId("CFQ7TTC0HD33");
        central.setProductName("Visio Plan 1");
        central.setTrial(true);
        world.subscription(central);
        world.awaitRead(admin, "/subscriptions", list -> list.path("items").size() == 3);

        assertThat(ids(world, admin, "?limit=2")).containsExactly("n-1", "n-2");
        String next = run.read(admin, "/v1/tenants/northwind/subscriptions?limit=2")
                .path("next")
                .asText();
        assertThat(ids(world, admin, "?limit=2&cursor=" + next)).containsExactly("n-3");
        assertThat(ids(world, admin, "?kind=CENTRAL")).containsExactly("n-3");
        assertThat(ids(world, admin, "?kind=SELF_SERVICE")).containsExactly("n-1", "n-2");
        assertThat(ids(world, admin, "?kind=TRIALS")).containsExactly("n-3");
        assertThat(ids(world, admin, "?purchaser=otto")).containsExactly("n-2");
        assertThat(ids(world, admin, "?product=CFQ7TTC0HD33&status=ACTIVE")).containsExactly("n-3");
        assertThat(ids(world, admin, "?status=DELETED")).isEmpty();
        assertThat(ids(world, paula, "")).containsExactly("n-1");
        JsonNode shown =
                run.read(paula, "/v1/tenants/northwind/subscriptions/n-1").path("subscription");
        assertThat(shown.path("purchaser").path("name").asText()).isEqualTo("Paula Pålsson");
        assertThat(shown.path("seats").path("free").asInt()).isEqualTo(5);
        assertThat(shown.path("endsAt").asText()).isEqualTo("2026-11-20T10:00:00Z");

        for (String wrong : List.of("?limit=0", "?limit=x", "?kind=ALL", "?cursor=%21", "?cursor=YQ")) {
            assertThat(run.get(admin, "/v1/tenants/northwind/subscriptions" + wrong)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("L7, A5 a product is listed once with all its seats, its users by who bought them")
    void licences() {
        World world = new World(run, "lamna");
        Person admin = world.user("gina", DirectoryRole.GLOBAL_READER);
        world.user("ada");
        world.user("bo");
        Subscription first = world.state("l-1", "paula", Channel.SELF_SERVICE, 5, 2, 2);
        Subscription second = world.state("l-2", "otto", Channel.SELF_SERVICE, 7, 1, 2);
        world.subscription(first);
        world.subscription(second);
        world.subscription(world.state("l-3", "gina", Channel.CENTRAL, 20, 0, 1));
        Subscription over = world.state("l-4", "otto", Channel.SELF_SERVICE, 100, 0, 3);
        over.setStatus(SubscriptionStatus.DELETED);
        world.subscription(over);
        world.subscription(world.state("l-4", "otto", Channel.SELF_SERVICE, 100, 0, 2));
        world.assigned("c-1", first, World.NOW, "ada", "bo");
        world.assigned("c-2", second, World.NOW, "ada");
        String users = "/licenses/" + World.PRODUCT + "/users";
        world.awaitRead(admin, users, found -> found.toString().split("assignedAt", -1).length == 4);

        JsonNode product =
                run.read(admin, "/v1/tenants/lamna/licenses").path("items").path(0);
        assertThat(product.path("availableQuantity").asInt()).isEqualTo(32);
        assertThat(product.path("assigned").asInt()).isEqualTo(3);
        assertThat(product.path("remaining").asInt()).isEqualTo(29);
        assertThat(product.path("selfService").asInt()).isEqualTo(12);
        assertThat(product.path("subscriptions").asInt()).isEqualTo(3);

        JsonNode groups = run.read(admin, "/v1/tenants/lamna" + users).path("purchasers");
        assertThat(groups.findValuesAsText("subscriptionId")).containsExactly("l-2", "l-1", "l-1");
        assertThat(groups.path(0).path("purchaser").path("id").asText()).isEqualTo("otto");
        String next = run.read(admin, "/v1/tenants/lamna" + users + "?limit=2")
                .path("next")
                .asText();
        assertThat(run.read(admin, "/v1/tenants/lamna" + users + "?limit=2&cursor=" + next)
                        .path("purchasers")
                        .findValuesAsText("id"))
                .containsExactly("paula", "bo");

        JsonNode capacity =
                run.read(admin, "/v1/tenants/lamna/capacity").path("items").path(0);
        assertThat(List.of(
                        capacity.path("bought").asInt(),
                        capacity.path("inUse").asInt(),
                        capacity.path("free").asInt(),
                        capacity.path("purchasers").asInt()))
                .containsExactly(12, 3, 9, 2);
    }

    @Test
    @DisplayName("T8, X2 users follow moves, unassignments and ends; what is told twice or late changes nothing")
    void seats() {
        World world = new World(run, "adatum");
        Person admin = world.user("gina", DirectoryRole.GLOBAL_ADMIN);
        List.of("u1", "u2", "u3", "u4").forEach(world::user);
        Subscription source = world.state("a-1", "paula", Channel.SELF_SERVICE, 9, 4, 2);
        Subscription target = world.state("a-2", "gina", Channel.CENTRAL, 9, 1, 2);
        world.subscription(source);
        world.subscription(target);
        world.assigned("c-1", source, World.NOW, "u1", "u2", "u3", "u4");
        long repeated = run.lastSequence(Topics.LICENSING_EVENTS, "adatum");
        world.assigned("c-2", target, World.NOW.plusSeconds(1), "u3");
        run.tellFromLane(
                Topics.LICENSING_EVENTS,
                "adatum",
                new SeatsUnassigned("c-3", "adatum", "a-1", World.PRODUCT, List.of("u4"), 3, 9, "paula", World.NOW));
        run.tellFromLane(
                Topics.LICENSING_EVENTS,
                "adatum",
                new UsersMoved(
                        "t-1",
                        "adatum",
                        "a-1",
                        "a-2",
                        0,
                        List.of("u1"),
                        List.of("u3"),
                        1,
                        2,
                        World.NOW.plusSeconds(9)));
        run.tellFromLane(
                Topics.LICENSING_EVENTS,
                "adatum",
                new SeatsAssigned("c-1", "adatum", "a-1", World.PRODUCT, List.of("u4"), 4, 9, "paula", World.NOW),
                repeated);
        world.awaitRead(
                admin, "/subscriptions/a-2/users", found -> found.path("items").size() == 2);

        assertThat(holders(world, admin, "a-1")).containsExactly("u2");
        assertThat(holders(world, admin, "a-2")).containsExactly("u1", "u3");
        assertThat(run.read(admin, "/v1/tenants/adatum/subscriptions/a-2/users").findValuesAsText("assignedAt"))
                .containsExactly("2026-10-21T10:00:09Z", "2026-10-21T10:00:01Z");

        run.tellFromLane(Topics.LICENSING_EVENTS, "adatum", cancelled(source));
        world.awaitRead(
                admin, "/subscriptions/a-1/users", found -> found.path("items").isEmpty());
        assertThat(holders(world, admin, "a-2")).containsExactly("u1", "u3");
    }

    @Test
    @DisplayName("L8 a deleted account has no licence any more, and another one with its id starts without")
    void deletedAccounts() {
        World world = new World(run, "wingtip");
        Person admin = world.user("gina", DirectoryRole.GLOBAL_ADMIN);
        world.user("ada");
        world.user("bo");
        Subscription subscription = world.state("w-1", "paula", Channel.SELF_SERVICE, 9, 2, 2);
        world.subscription(subscription);
        world.assigned("c-1", subscription, World.NOW, "ada", "bo");
        world.awaitRead(
                admin, "/subscriptions/w-1/users", found -> found.path("items").size() == 2);

        world.deleted("ada");
        world.awaitRead(
                admin, "/subscriptions/w-1/users", found -> found.path("items").size() == 1);
        Subscription late = world.state("w-2", "paula", Channel.SELF_SERVICE, 9, 1, 1);
        world.subscription(late);
        world.assigned("c-2", late, World.NOW, "ada", "bo");
        world.account("ada", "Ada the Second", true, 1);
        world.awaitRead(
                admin, "/subscriptions/w-2/users", found -> found.path("items").size() > 0);

        assertThat(holders(world, admin, "w-2")).containsExactly("bo");
        world.assigned("c-3", late, Instant.now().plusSeconds(60), "ada");
        world.awaitRead(
                admin, "/subscriptions/w-2/users", found -> found.path("items").size() == 2);
        assertThat(run.read(admin, "/v1/tenants/wingtip/subscriptions/w-2/users")
                        .findValuesAsText("name"))
                .containsExactly("Ada the Second", "User bo");
    }

    @Test
    @DisplayName("A4 an export has a line per licence, and a name that begins a formula or breaks a line is harmless")
    void export() {
        World world = new World(run, "proseware");
        Person admin = world.user("gina", DirectoryRole.GLOBAL_ADMIN);
        Person paula = world.user("paula");
        world.user("ada", "=HYPERLINK(\"http://evil.example\")");
        world.user("bo", "Bo\r\nBcc: all@evil.example, \"quoted\"");
        Subscription first = world.state("p-1", "paula", Channel.SELF_SERVICE, 9, 2, 2);
        Subscription second = world.state("p-2", "otto", Channel.SELF_SERVICE, 9, 1, 2);
        world.subscription(first);
        world.subscription(second);
        world.assigned("c-1", first, World.NOW, "ada", "bo");
        world.assigned("c-2", second, World.NOW, "bo");
        world.awaitRead(
                admin, "/subscriptions/p-2/users", found -> found.path("items").size() == 1);

        String head =
                "\"tenant\",\"product\",\"product name\",\"subscription\",\"purchaser\",\"user name\",\"user e-mail\",\"assigned at\"";
        String ada =
                "\"proseware\",\"CFQ7TTC0LH2H\",\"Power Apps per user\",\"p-1\",\"paula@proseware.example\",\"'=HYPERLINK(\"\"http://evil.example\"\")\",\"ada@proseware.example\",\"2026-10-21T10:00:00Z\"";
        String bo =
                "\"proseware\",\"CFQ7TTC0LH2H\",\"Power Apps per user\",\"p-1\",\"paula@proseware.example\",\"Bo  Bcc: all@evil.example, \"\"quoted\"\"\",\"bo@proseware.example\",\"2026-10-21T10:00:00Z\"";
        assertThat(run.get(paula, "/v1/tenants/proseware/exports/users").body().lines())
                .containsExactly(head, ada, bo);
        assertThat(run.get(admin, "/v1/tenants/proseware/exports/users").body().lines())
                .hasSize(4);
        assertThat(run.get(admin, "/v1/tenants/proseware/exports/users?subscription=p-1")
                        .body()
                        .lines())
                .containsExactly(head, ada, bo);
        assertThat(run.get(admin, "/v1/tenants/proseware/exports/users?product=other")
                        .body()
                        .lines())
                .containsExactly(head);
    }

    @Test
    @DisplayName(
            "B7 the order history has purchases, what was owed and paid, and refunds, and only one's own for purchasers")
    void orders() {
        World world = new World(run, "fourth");
        Person admin = world.user("gina", DirectoryRole.BILLING_ADMIN);
        Person paula = world.user("paula");
        Subscription own = world.state("f-1", "paula", Channel.SELF_SERVICE, 9, 0, 2);
        Subscription other = world.state("f-2", "otto", Channel.SELF_SERVICE, 9, 0, 2);
        for (Subscription subscription : List.of(own, other)) {
            world.subscription(subscription);
            world.paid(subscription);
        }
        run.tellFromLane(
                Topics.BILLING_EVENTS,
                "fourth",
                new PaymentSettled(
                        "pay-1", "fourth", "f-1", "order-f-1", 1_250L, "USD", "INV-9", World.NOW.plusSeconds(9)));
        run.tellFromLane(Topics.LICENSING_EVENTS, "fourth", due(own));
        run.tellFromLane(
                Topics.BILLING_EVENTS,
                "fourth",
                new RefundSettled(
                        "ref-1", "fourth", "f-1", "order-f-1", 700L, "USD", "CR-1", World.NOW.plusSeconds(19)));
        world.awaitRead(
                admin,
                "/orders",
                found -> found.path("items").size() == 4 && found.toString().contains("ADD_SEATS"));

        JsonNode lines = run.read(paula, "/v1/tenants/fourth/orders").path("items");
        assertThat(lines.findValuesAsText("status")).containsExactly("REFUNDED", "PAID", "PAID");
        assertThat(lines.findValuesAsText("amountMinor")).containsExactly("-700", "1250", "25000");
        assertThat(lines.path(1).path("kind").asText()).isEqualTo("ADD_SEATS");
        assertThat(lines.path(1).path("quantity").asInt()).isEqualTo(3);
        assertThat(lines.findValuesAsText("subscriptionId")).containsOnly("f-1");
        String next = run.read(paula, "/v1/tenants/fourth/orders?limit=2")
                .path("next")
                .asText();
        assertThat(run.read(paula, "/v1/tenants/fourth/orders?limit=2&cursor=" + next)
                        .path("items")
                        .findValuesAsText("kind"))
                .containsExactly("PURCHASE");
        assertThat(run.read(admin, "/v1/tenants/fourth/subscriptions/f-1")
                        .path("orders")
                        .path("items"))
                .hasSize(3);
    }

    @Test
    @DisplayName("R1 who one is and where one may act; a delegation that is taken back, or deleted, ends that")
    void me() {
        World customer = new World(run, "customer");
        customer.tenantKnown();
        World agency = new World(run, "agency-2");
        Person agent = agency.user("ann");
        customer.delegated(agent, 1, DirectoryRole.GLOBAL_ADMIN);
        customer.awaitRead(agent, "/licenses", found -> true);

        JsonNode tenants = run.read(agent, "/v1/me").path("tenants");
        assertThat(tenants.findValuesAsText("tenantId")).containsExactly("agency-2", "customer");
        assertThat(tenants.path(1).path("name").asText()).isEqualTo("customer AB");
        assertThat(tenants.path(1).path("partner").asBoolean()).isTrue();

        customer.delegated(agent, 2);
        awaitStatus(agent, "/v1/tenants/customer/licenses", 403);
        customer.delegated(agent, 3, DirectoryRole.GLOBAL_READER);
        awaitStatus(agent, "/v1/tenants/customer/licenses", 200);
        run.tell(Topics.DIRECTORY_DELEGATIONS, "customer", "customer/agency-2/ann", null);
        awaitStatus(agent, "/v1/tenants/customer/licenses", 403);
        customer.delegated(agent, 1, DirectoryRole.GLOBAL_READER);
        awaitStatus(agent, "/v1/tenants/customer/licenses", 200);
        agency.account("ann", "Ann", false, 2);
        awaitStatus(agent, "/v1/tenants/customer/licenses", 403);
    }

    private void awaitStatus(Person person, String path, int status) {
        await().atMost(World.SOON).until(() -> run.get(person, path).statusCode() == status);
    }

    private List<String> ids(World world, Person person, String query) {
        List<String> ids = new ArrayList<>();
        run.read(person, "/v1/tenants/" + world.tenant() + "/subscriptions" + query)
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private List<String> holders(World world, Person person, String subscription) {
        return run.read(person, "/v1/tenants/" + world.tenant() + "/subscriptions/" + subscription + "/users")
                .path("items")
                .findValuesAsText("id");
    }

    private static PaymentDue due(Subscription subscription) {
        return new PaymentDue(
                "pay-1",
                subscription.getTenantId(),
                subscription.getSubscriptionId(),
                subscription.getOrderId(),
                subscription.getPurchaserId(),
                subscription.getProductId(),
                subscription.getProductName(),
                subscription.getChannel(),
                PaymentKind.ADD_SEATS,
                3,
                2_000L,
                1_000L,
                "USD",
                World.NOW,
                World.NOW.plusSeconds(99),
                World.NOW.plusSeconds(5));
    }

    private static SubscriptionCancelled cancelled(Subscription subscription) {
        return SubscriptionCancelled.newBuilder()
                .setCommandId("t-1")
                .setSubscriptionId(subscription.getSubscriptionId())
                .setTenantId(subscription.getTenantId())
                .setProductId(subscription.getProductId())
                .setProductName(subscription.getProductName())
                .setChannel(subscription.getChannel())
                .setPurchaserId(subscription.getPurchaserId())
                .setPurchaserEmail(subscription.getPurchaserEmail())
                .setQuantity(subscription.getQuantity())
                .setUsersWithoutSeat(0)
                .setCancelledBy(CancelledBy.ADMIN)
                .setUsersMoved(2)
                .setRefundMinor(0)
                .setCurrency("USD")
                .setCancelledAt(World.NOW)
                .build();
    }
}
