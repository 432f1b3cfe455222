package io.seatflow.qa.simulation;

import io.seatflow.events.Purchase;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.CancelSubscription;
import io.seatflow.events.licensing.ChangeSeats;
import io.seatflow.events.licensing.ReactivateSubscription;
import io.seatflow.events.licensing.SetRecurringBilling;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.licensing.UnassignSeats;
import io.seatflow.qa.simulation.Broker.Place;
import io.seatflow.qa.simulation.Climate.Trouble;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.lane.RecordHeaders;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everybody outside: storefronts, the directory, the admin center, and a scribe whose lanes keep all rules but whose
 * records often cannot be used. They repeat themselves, use ids again and send what nobody can read.
 */
final class Outside {
    /** How the lanes of the scribe begin. */
    static final String SCRIBE = "scribe/";

    private static final int MOST_ORDERS = 9;
    private static final int MOST_COMMANDS = 14;
    private static final byte[] GARBAGE = {1, 2, 3, 4, 5, 6, 7};
    private static final List<Topic<?>> SCRIBBLED =
            List.of(Topics.BILLING_EVENTS, Topics.LICENSING_EVENTS, Topics.CHECKOUT_EVENTS);

    private record Said(Place place, byte @Nullable [] key, byte @Nullable [] value, List<Inbound.Header> headers) {}

    private final World world;
    private final Chance chance;
    private final List<Said> said = new ArrayList<>();
    private final Set<String> orders = new LinkedHashSet<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<Place, Long> scribbled = new HashMap<>();
    private int commands;
    private int foreign;

    Outside(World world) {
        this.world = world;
        this.chance = world.chance();
    }

    /** Ids of all orders that were placed. */
    Set<String> orders() {
        return orders;
    }

    /** How many records without lane headers stand in topics of lanes. */
    int foreign() {
        return foreign;
    }

    /** The directory is there before the rest, for the most part. */
    void begin() {
        for (String tenant : Names.TENANTS) {
            tenant(tenant);
            for (String user : Names.USERS) {
                if (!chance.happens(0.05)) {
                    user(tenant, user);
                }
            }
        }
    }

    void step() {
        int what = chance.below(100);
        if (what < 34) {
            order();
        } else if (what < 62) {
            command();
        } else if (what < 74) {
            if (chance.happens(world.climate().rate(Trouble.OUTSIDE_TWICE) * 3) && !said.isEmpty()) {
                say(chance.of(said));
            }
        } else if (what < 84) {
            directory();
        } else if (what < 95) {
            scribble();
        } else if (what < 97) {
            Topic<?> topic = chance.happens(0.5) ? Topics.STOREFRONT_ORDERS : Topics.LICENSING_COMMANDS;
            say(new Said(new Place(topic.name(), chance.of(Names.PARTITIONS)), null, GARBAGE, List.of()));
        }
        if (chance.happens(world.climate().rate(Trouble.FOREIGN) * 5)) {
            forge();
        }
    }

    private void order() {
        boolean isReused = !orders.isEmpty() && (orders.size() >= MOST_ORDERS || chance.happens(0.15));
        String id = isReused ? chance.of(List.copyOf(orders)) : "order-" + (orders.size() + 1);
        String tenant = chance.of(Names.TENANTS);
        boolean isTrial = chance.happens(0.2);
        boolean hasCard = !isTrial || chance.happens(0.5);
        OrderPlaced placed = OrderPlaced.newBuilder()
                .setOrderId(id)
                .setTenantId(tenant)
                .setBuyerEmail(
                        Names.email(tenant, chance.happens(0.8) ? Names.USERS.getFirst() : chance.of(Names.USERS)))
                .setProductId(chance.of(Names.PRODUCTS))
                .setQuantity(chance.between(1, 4))
                .setUnitPriceMinor(chance.happens(0.85) ? world.price() : chance.of(Names.PRICES))
                .setCurrency(Names.CURRENCY)
                .setTerm(Term.MONTHLY)
                .setTrial(isTrial)
                .setPayment(hasCard ? Payment.CARD : Payment.NONE)
                .setPaymentToken(hasCard ? (chance.happens(0.2) ? Names.BAD_CARD : Names.GOOD_CARD) : null)
                .setTermsAccepted(!chance.happens(0.05))
                .setStorefront("storefront")
                .setPlacedAt(world.clock().instant())
                .build();
        orders.add(id);
        say(Topics.STOREFRONT_ORDERS, tenant, tenant, placed);
        if (chance.happens(0.3)) {
            String twin = chance.of(Names.TENANTS);
            placed.setTenantId(twin);
            placed.setBuyerEmail(Names.email(twin, Names.USERS.getFirst()));
            say(Topics.STOREFRONT_ORDERS, twin, twin, placed);
        }
    }

    private void command() {
        List<SubscriptionCreated> subscriptions = world.wireWatch().subscriptions();
        if (subscriptions.isEmpty() || commands >= MOST_COMMANDS) {
            return;
        }
        SubscriptionCreated subscription = chance.of(subscriptions);
        String tenant = chance.happens(0.95) ? subscription.getPurchase().getTenantId() : chance.of(Names.TENANTS);
        String id = "command-" + (commands > 0 && chance.happens(0.1) ? chance.below(commands) : commands++);
        List<String> users = new ArrayList<>(Names.USERS);
        chance.shuffle(users);
        users = new ArrayList<>(users.subList(0, chance.between(1, users.size())));
        String requester = chance.happens(0.8) ? subscription.getPurchase().getPurchaserId() : chance.of(Names.USERS);
        String of = subscription.getSubscriptionId();
        Instant now = world.clock().instant();
        int what = chance.below(20);
        SpecificRecord command;
        if (what < 8) {
            command = new AssignSeats(id, tenant, of, users, requester, null, now);
        } else if (what < 12) {
            command = new UnassignSeats(id, tenant, of, users, requester, null, now);
        } else if (what < 16) {
            command = new ChangeSeats(id, tenant, of, chance.between(1, 6), requester, null, now);
        } else if (what < 17) {
            command = new CancelSubscription(id, tenant, of, "OTHER", null, requester, null, now);
        } else if (what < 19) {
            command = new SetRecurringBilling(id, tenant, of, chance.happens(0.5), requester, null, now);
        } else {
            command = new ReactivateSubscription(id, tenant, of, requester, null, now);
        }
        say(Topics.LICENSING_COMMANDS, tenant, tenant, command);
    }

    private void directory() {
        String tenant = chance.of(Names.TENANTS);
        String user = chance.of(Names.USERS);
        int what = chance.below(10);
        if (what < 6) {
            user(tenant, user);
        } else if (what < 8) {
            tenant(tenant);
        } else {
            String key = tenant + "/" + user;
            say(new Said(place(Topics.DIRECTORY_USERS, tenant), bytes(key), null, List.of()));
        }
    }

    private void tenant(String id) {
        say(
                Topics.DIRECTORY_TENANTS,
                id,
                id,
                new Tenant(id, id, TenantKind.COMMERCIAL, "FR", true, "en", "Europe/Paris", version("tenant " + id)));
    }

    private void user(String tenant, String user) {
        List<DirectoryRole> roles = user.equals("ben") ? List.of(DirectoryRole.LICENSE_ADMIN) : List.of();
        say(
                Topics.DIRECTORY_USERS,
                tenant,
                tenant + "/" + user,
                new User(
                        tenant,
                        user,
                        Names.email(tenant, user),
                        user,
                        UserKind.MEMBER,
                        !chance.happens(0.05),
                        roles,
                        version("user " + tenant + "/" + user)));
    }

    /** Mostly the next one; now and then one that comes too late. */
    private long version(String what) {
        long next = versions.merge(what, 1L, Long::sum);
        return chance.happens(0.2) ? Math.max(1, next - chance.between(1, 2)) : next;
    }

    /** A record of a lane that keeps all rules. */
    private void scribble() {
        Topic<?> topic = chance.of(SCRIBBLED);
        String tenant = chance.of(Names.TENANTS);
        Place place = place(topic, tenant);
        long sequence = scribbled.merge(place, 1L, Long::sum);
        byte[] value = topic.equals(Topics.BILLING_EVENTS) && chance.happens(0.5)
                ? world.wire().write(Topics.BILLING_EVENTS, declined(tenant))
                : GARBAGE;
        say(new Said(
                place,
                bytes(tenant),
                value,
                List.of(
                        SimulatedAppender.header(RecordHeaders.LANE, SCRIBE + "1/1"),
                        SimulatedAppender.header(RecordHeaders.SEQUENCE, Long.toString(sequence)))));
    }

    private PaymentDeclined declined(String tenant) {
        return new PaymentDeclined(
                "never-placed",
                tenant,
                "ada",
                1L,
                Names.CURRENCY,
                "code",
                "words",
                world.clock().instant());
    }

    /** A payment that billing never told of, without lane headers. */
    private void forge() {
        foreign++;
        String tenant = chance.of(Names.TENANTS);
        Purchase purchase = new Purchase(
                "forged-" + foreign,
                tenant,
                "ada",
                Names.email(tenant, "ada"),
                Names.PRODUCTS.getFirst(),
                "Product",
                1,
                1_000L,
                Names.CURRENCY,
                Term.MONTHLY,
                false,
                io.seatflow.events.Channel.SELF_SERVICE,
                world.clock().instant());
        SpecificRecord paid =
                new OrderPaid(purchase, 1_000L, null, world.clock().instant(), true);
        byte[] value = world.wire().write(Topics.BILLING_EVENTS, paid);
        world.broker().append(place(Topics.BILLING_EVENTS, tenant), bytes(tenant), value, List.of());
    }

    private <V extends SpecificRecord> void say(Topic<V> topic, String tenant, String key, V value) {
        say(new Said(place(topic, tenant), bytes(key), world.wire().write(topic, value), List.of()));
    }

    private void say(Said words) {
        said.add(words);
        world.broker().append(words.place(), words.key(), words.value(), words.headers());
        if (chance.happens(world.climate().rate(Trouble.OUTSIDE_TWICE) / 3)) {
            world.broker().append(words.place(), words.key(), words.value(), words.headers());
        }
    }

    private static Place place(Topic<?> topic, String tenant) {
        return new Place(topic.name(), Names.partition(tenant));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
