package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.system.Purchased.Place;
import io.seatflow.events.Channel;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.local.commands.Publisher;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.Term;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes the states of existing subscriptions, as licensing did when they were bought. */
final class ExistingStates implements AutoCloseable {
    private final Publisher publisher;
    private final AvroWriter<Subscription> writer;
    private final Purchased purchased;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ExistingStates(String bootstrapServers, RegistryClient registry, Purchased purchased) {
        publisher = new Publisher(bootstrapServers);
        writer = AvroWriter.of(Topics.LICENSING_SUBSCRIPTIONS, registry);
        this.purchased = purchased;
    }

    /** Publishes the state in this row, and counts it as bought. */
    void publish(ResultSet row) {
        try {
            Subscription state = state(row);
            purchased.add(new Place(state.getTenantId(), state.getProductId()), state.getQuantity());
            publisher.send(
                    Topics.LICENSING_SUBSCRIPTIONS.name(),
                    state.getTenantId(),
                    state.getSubscriptionId(),
                    writer.encode(state),
                    this::note);
        } catch (SQLException fault) {
            throw new BenchFailure("an existing subscription cannot be read", fault);
        }
    }

    /** Waits until all are published; where the topic's partitions end then. */
    Map<TopicPartition, Long> ends() {
        publisher.flush();
        Exception fault = failure.get();
        if (fault != null) {
            throw new BenchFailure("existing subscriptions cannot be published (%s)".formatted(fault), fault);
        }
        return Map.copyOf(ends);
    }

    private void note(RecordMetadata place, @Nullable Exception fault) {
        if (fault == null) {
            ends.merge(new TopicPartition(place.topic(), place.partition()), place.offset() + 1, Math::max);
        } else {
            failure.compareAndSet(null, fault);
        }
    }

    private static Subscription state(ResultSet row) throws SQLException {
        Instant at = instant(row, "at");
        return Subscription.newBuilder()
                .setSubscriptionId(row.getString("subscription_id"))
                .setTenantId(row.getString("tenant_id"))
                .setOrderId(row.getString("order_id"))
                .setProductId(row.getString("product_id"))
                .setProductName(row.getString("product_name"))
                .setPurchaserId(row.getString("purchaser_id"))
                .setPurchaserEmail(row.getString("purchaser_email"))
                .setChannel(Channel.SELF_SERVICE)
                .setQuantity(row.getInt("quantity"))
                .setAssigned(1)
                .setTerm(Term.valueOf(row.getString("term")))
                .setTrial(false)
                .setUnitPriceMinor(row.getLong("unit_price_minor"))
                .setCurrency("USD")
                .setStatus(SubscriptionStatus.ACTIVE)
                .setStartsAt(at)
                .setEndsAt(instant(row, "ends_at"))
                .setVersion(2L)
                .setChangedAt(at)
                .build();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
