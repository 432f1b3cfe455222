package io.seatflow.qa.chaos.load;

import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.local.commands.Catalogue;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderPlaced;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Takeovers and cancellations, tenant by tenant, each waiting for the answer of the last as people do. What the log does
 * not take is published again until it is.
 */
public final class Moves implements AutoCloseable {
    /** The run is over, whatever is still waited for. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final Duration LOOK = Duration.ofMillis(10);

    private final MovingTenants tenants;
    private final Offer offer;
    private final OrderBook orders;
    private final MoveBook book;
    private final Outlet outlet;
    private final Heard heard;
    private final AvroWriter<OrderPlaced> placing;
    private final AvroWriter<BuyCentrally> buying;
    private final AvroWriter<SpecificRecord> licensing;
    private final AvroWriter<StartTakeover> starting;
    private final AtomicBoolean closing = new AtomicBoolean();

    /** A product that is sold in both ways, and what a seat costs for a month. */
    record Offer(String productId, long selfService, long central) {
        static Offer of(Catalogue catalogue) {
            return catalogue.products().stream()
                    .map(product -> new Offer(product.id(), price(product, "SELF_SERVICE"), price(product, "CENTRAL")))
                    .filter(offer -> offer.selfService() > 0 && offer.central() > 0)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no product is sold in both ways in USD"));
        }

        private static long price(Catalogue.Product product, String channel) {
            return product.prices().stream()
                    .filter(price -> price.channel().equals(channel)
                            && price.currency().equals("USD")
                            && price.term().equals("MONTHLY"))
                    .mapToLong(Catalogue.Price::unitPriceMinor)
                    .findFirst()
                    .orElse(0);
        }
    }

    public Moves(
            String bootstrapServers,
            RegistryClient registry,
            MovingTenants tenants,
            Catalogue catalogue,
            OrderBook orders,
            MoveBook book) {
        this.tenants = tenants;
        this.offer = Offer.of(catalogue);
        this.orders = orders;
        this.book = book;
        this.placing = AvroWriter.of(Topics.STOREFRONT_ORDERS, registry);
        this.buying = AvroWriter.of(Topics.CHECKOUT_COMMANDS, registry);
        this.licensing = AvroWriter.of(Topics.LICENSING_COMMANDS, registry);
        this.starting = AvroWriter.of(Topics.TAKEOVER_COMMANDS, registry);
        this.outlet = new Outlet(bootstrapServers);
        this.heard = new Heard(bootstrapServers, registry);
    }

    /** Begins rounds as long as that holds; returns when each tenant's last one has ended, or at {@link #close}. */
    public void move(BooleanSupplier goOn) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < tenants.tenants(); number++) {
                MovingTenant tenant = new MovingTenant(this, tenants.tenant(number), number);
                threads.execute(() -> tenant.move(goOn));
            }
        }
    }

    MovingTenants tenants() {
        return tenants;
    }

    Offer offer() {
        return offer;
    }

    OrderBook orders() {
        return orders;
    }

    MoveBook book() {
        return book;
    }

    Heard heard() {
        return heard;
    }

    void place(Placed order) {
        orders.placed(order);
        say(Topics.STOREFRONT_ORDERS, order.order().getTenantId(), placing.encode(order.order()));
        orders.acknowledged(order);
    }

    /** @param order the same as an order, by which it is known afterwards */
    void buyCentrally(BuyCentrally command, Placed order) {
        orders.placed(order);
        say(Topics.CHECKOUT_COMMANDS, command.getTenantId(), buying.encode(command));
        orders.acknowledged(order);
    }

    void command(String tenantId, SpecificRecord command) {
        say(Topics.LICENSING_COMMANDS, tenantId, licensing.encode(command));
    }

    void start(StartTakeover command) {
        say(Topics.TAKEOVER_COMMANDS, command.getTenantId(), starting.encode(command));
    }

    /** Waits until that is so. */
    void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            pause(LOOK);
        }
    }

    void pause(Duration time) {
        if (closing.get()) {
            throw new Closed();
        }
        LockSupport.parkNanos(time.toNanos());
    }

    /** Publishes until the log has taken it. */
    private void say(Topic<?> topic, String tenantId, byte[] value) {
        byte[] key = tenantId.getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % Topic.PARTITIONS;
        AtomicReference<State> state = new AtomicReference<>(State.REFUSED);
        while (state.get() != State.TAKEN) {
            state.set(State.WAITING);
            outlet.send(
                    new ProducerRecord<>(topic.name(), partition, key, value),
                    (place, failure) -> state.set(failure == null ? State.TAKEN : State.REFUSED));
            await(() -> state.get() != State.WAITING);
        }
    }

    private enum State {
        WAITING,
        TAKEN,
        REFUSED
    }

    @Override
    public void close() {
        closing.set(true);
        heard.close();
        outlet.close();
    }
}
