package io.seatflow.qa.chaos.load;

import io.seatflow.schemas.Topics;
import io.seatflow.storefront.OrderPlaced;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Publishes the orders of a run at a steady rate, four of a hundred twice, and records that nobody can read between them.
 * What the log does not take is published again, until it is: as a storefront does.
 */
public final class Storefronts implements AutoCloseable {
    private static final int POISON_EVERY = 250;
    private static final int TWICE_EVERY = 25;
    private static final int MOST_UNDER_WAY = 5_000;

    private final OrderMix mix;
    private final OrderBook book;
    private final Function<OrderPlaced, byte[]> format;
    private final long seed;
    private final Outlet outlet;
    private final Queue<Placed> again = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    /** @param format the wire format of an order */
    public Storefronts(
            String bootstrapServers, OrderMix mix, long seed, Function<OrderPlaced, byte[]> format, OrderBook book) {
        this.mix = mix;
        this.seed = seed;
        this.format = format;
        this.book = book;
        this.outlet = new Outlet(bootstrapServers);
    }

    /** Publishes so many orders over so long a time; returns when the log has taken every one, or at {@link #close}. */
    public void sell(int orders, Duration over) {
        long begin = System.nanoTime();
        for (int number = 0; number < orders && !closing.get(); number++) {
            pace(begin + over.toNanos() * number / orders);
            Placed order = mix.order(number);
            book.placed(order);
            publish(order);
            if (number % TWICE_EVERY == 0) {
                publish(order);
            }
            if (number % POISON_EVERY == POISON_EVERY - 1) {
                poison(number / POISON_EVERY);
            }
            publishAgain();
        }
        while (book.underWay() > 0 && !closing.get()) {
            publishAgain();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Publishes an order once more, as a storefront that has lost its notes. */
    public void repeat(Placed order) {
        publish(order);
    }

    /** Does not sell more than the log takes, and not earlier than it should. */
    private void pace(long due) {
        while (!closing.get() && (System.nanoTime() < due || book.underWay() > MOST_UNDER_WAY)) {
            publishAgain();
            LockSupport.parkNanos(Math.clamp(due - System.nanoTime(), 1_000_000, 50_000_000));
        }
    }

    private void publishAgain() {
        for (Placed order = again.poll(); order != null && !closing.get(); order = again.poll()) {
            publish(order);
        }
    }

    private void publish(Placed order) {
        outlet.send(message(order.order().getTenantId(), format.apply(order.order())), (place, failure) -> {
            if (failure == null) {
                book.acknowledged(order);
            } else {
                again.add(order);
            }
        });
    }

    private void poison(int number) {
        outlet.send(message("chaos-tenant-0", Poison.record(seed, number)), (place, failure) -> {
            if (failure == null) {
                book.poisoned(
                        new OrderBook.Place(new TopicPartition(place.topic(), place.partition()), place.offset()));
            }
        });
    }

    private static ProducerRecord<byte[], byte[]> message(String tenantId, byte[] value) {
        return new ProducerRecord<>(Topics.STOREFRONT_ORDERS.name(), tenantId.getBytes(StandardCharsets.UTF_8), value);
    }

    @Override
    public void close() {
        closing.set(true);
        outlet.close();
    }
}
