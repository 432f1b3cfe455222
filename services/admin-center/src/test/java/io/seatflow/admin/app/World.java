package io.seatflow.admin.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.schemas.Topics;
import io.seatflow.storefront.Term;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import static org.awaitility.Awaitility.await;

/** A tenant with people, admins, partners and subscriptions, published the way its upstreams and owners do. */
final class World {
    /** Long ago, so that what happens in a test happens later. */
    static final Instant NOW = Instant.parse("2026-10-21T10:00:00Z");

    static final Duration SOON = Duration.ofSeconds(60);
    static final String PRODUCT = "CFQ7TTC0LH2H";

    private final AdminRun run;
    private final String tenant;

    /** Somebody with an account. */
    record Person(String tenant, String id) {}

    World(AdminRun run, String tenant) {
        this.run = run;
        this.tenant = tenant;
    }

    String tenant() {
        return tenant;
    }

    Person person(String id) {
        return new Person(tenant, id);
    }

    void tenantKnown() {
        run.tell(
                Topics.DIRECTORY_TENANTS,
                tenant,
                tenant,
                new Tenant(tenant, tenant + " AB", TenantKind.COMMERCIAL, "SE", true, "sv", "Europe/Stockholm", 1L));
    }

    Person user(String id, DirectoryRole... roles) {
        return user(id, "User " + id, roles);
    }

    Person user(String id, String name, DirectoryRole... roles) {
        return account(id, name, true, 1, roles);
    }

    Person account(String id, String name, boolean active, long version, DirectoryRole... roles) {
        run.tell(
                Topics.DIRECTORY_USERS,
                tenant,
                tenant + "/" + id,
                new User(
                        tenant,
                        id,
                        id + "@" + tenant + ".example",
                        name,
                        UserKind.MEMBER,
                        active,
                        Arrays.asList(roles),
                        version));
        return person(id);
    }

    void deleted(String id) {
        run.tell(Topics.DIRECTORY_USERS, tenant, tenant + "/" + id, null);
    }

    void delegated(Person partner, long version, DirectoryRole... roles) {
        run.tell(
                Topics.DIRECTORY_DELEGATIONS,
                tenant,
                "%s/%s/%s".formatted(tenant, partner.tenant(), partner.id()),
                new Delegation(tenant, partner.tenant(), partner.id(), Arrays.asList(roles), version));
    }

    /** Says how a subscription is. */
    void subscription(Subscription state) {
        run.tell(Topics.LICENSING_SUBSCRIPTIONS, tenant, state.getSubscriptionId(), state);
    }

    Subscription state(String id, String purchaser, Channel channel, int quantity, int assigned, long version) {
        return Subscription.newBuilder()
                .setSubscriptionId(id)
                .setTenantId(tenant)
                .setOrderId("order-" + id)
                .setProductId(PRODUCT)
                .setProductName("Power Apps per user")
                .setPurchaserId(purchaser)
                .setPurchaserEmail(purchaser + "@" + tenant + ".example")
                .setChannel(channel)
                .setQuantity(quantity)
                .setAssigned(assigned)
                .setTerm(Term.MONTHLY)
                .setTrial(false)
                .setUnitPriceMinor(2_000)
                .setCurrency("USD")
                .setStatus(SubscriptionStatus.ACTIVE)
                .setStartsAt(NOW)
                .setEndsAt(NOW.plus(Duration.ofDays(30)))
                .setVersion(version)
                .setChangedAt(NOW)
                .build();
    }

    void paid(Subscription bought) {
        run.tellFromLane(
                Topics.BILLING_EVENTS,
                tenant,
                new OrderPaid(
                        new Purchase(
                                bought.getOrderId(),
                                tenant,
                                bought.getPurchaserId(),
                                bought.getPurchaserEmail(),
                                bought.getProductId(),
                                bought.getProductName(),
                                bought.getQuantity(),
                                bought.getUnitPriceMinor(),
                                bought.getCurrency(),
                                bought.getTerm(),
                                bought.getTrial(),
                                bought.getChannel(),
                                NOW),
                        25_000L,
                        "INV-" + bought.getOrderId(),
                        NOW,
                        true));
    }

    void assigned(String commandId, Subscription to, Instant at, String... users) {
        run.tellFromLane(
                Topics.LICENSING_EVENTS,
                tenant,
                new SeatsAssigned(
                        commandId,
                        tenant,
                        to.getSubscriptionId(),
                        to.getProductId(),
                        List.of(users),
                        to.getAssigned(),
                        to.getQuantity(),
                        to.getPurchaserId(),
                        at));
    }

    /** Waits until what was said is known. */
    void awaitRead(Person reader, String path, Predicate<JsonNode> known) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
            var answer = run.get(reader, "/v1/tenants/" + tenant + path);
            return answer.statusCode() == 200 && known.test(AdminRun.json(answer.body()));
        });
    }
}
