package io.seatflow.availability.stream;

import io.seatflow.availability.domain.Availability;
import io.seatflow.availability.domain.LastKnown;
import io.seatflow.availability.domain.Seats;
import io.seatflow.availability.domain.SubscriptionState;
import io.seatflow.availability.domain.Tally;
import io.seatflow.availability.domain.TenantProduct;
import io.seatflow.availability.wire.DeadLetterWriter;
import io.seatflow.availability.wire.Formats;
import io.seatflow.availability.wire.ProductKey;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes one state after the other into the totals. Only a later version changes anything, so redelivered, shuffled and
 * replayed states leave the totals as they are. What is known of subscriptions, rows published, dead letters and the position
 * commit together, or none.
 */
final class TotalsProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(TotalsProcessor.class);

    private final Formats formats;
    private final Intake intake;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, LastKnown> subscriptions;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<TenantProduct, Availability> products;

    TotalsProcessor(Formats formats, Intake intake) {
        this.formats = formats;
        this.intake = intake;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        subscriptions = processorContext.getStateStore(AvailabilityTopology.SUBSCRIPTIONS);
        products = processorContext.getStateStore(AvailabilityTopology.PRODUCTS);
        addUp();
    }

    /** The rows have no changelog. The subscriptions are restored by now, up to the position that committed with them. */
    private void addUp() {
        Map<TenantProduct, Availability> rows = new HashMap<>();
        try (KeyValueIterator<String, LastKnown> known = subscriptions.all()) {
            known.forEachRemaining(entry -> {
                Seats seats = entry.value.seats();
                if (seats != null) {
                    Availability row = rows.getOrDefault(seats.product(), Availability.none(seats.product()));
                    rows.put(seats.product(), entry.value.counts() ? row.plus(seats) : row);
                }
            });
        }
        List<TenantProduct> left = new ArrayList<>();
        try (KeyValueIterator<TenantProduct, Availability> earlier = products.all()) {
            earlier.forEachRemaining(entry -> left.add(entry.key));
        }
        left.forEach(products::delete);
        rows.forEach(products::put);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Inbound inbound = RecordOrigin.inbound(context, record);
        try {
            String subscriptionId = formats.subscriptions().subscriptionId(inbound);
            take(inbound, subscriptionId, formats.subscriptions().state(inbound));
        } catch (Malformed malformed) {
            giveUp(inbound, malformed);
        }
    }

    private void take(Inbound cause, String subscriptionId, @Nullable SubscriptionState state) {
        LastKnown last = subscriptions.get(subscriptionId);
        LastKnown next = LastKnown.after(last, state);
        if (next == null || next.equals(last)) {
            intake.duplicate();
            return;
        }
        subscriptions.put(subscriptionId, next);
        List<Availability> rows = Tally.replace(last == null ? null : last.counted(), next.counted(), this::row);
        Seats seats = next.seats();
        if (seats != null && rows.isEmpty()) {
            products.putIfAbsent(seats.product(), Availability.none(seats.product()));
        }
        for (int index = 0; index < rows.size(); index++) {
            products.put(rows.get(index).product(), rows.get(index));
            publish(cause, rows.get(index), index);
        }
        intake.applied();
    }

    private Availability row(TenantProduct product) {
        Availability row = products.get(product);
        return row == null ? Availability.none(product) : row;
    }

    private void publish(Inbound cause, Availability row, int index) {
        context.forward(
                new Record<>(
                        ProductKey.write(row.product()),
                        formats.products().write(row),
                        cause.timestamp().toEpochMilli(),
                        RecordOrigin.headers(cause, index)),
                AvailabilityTopology.PRODUCTS_SINK);
    }

    private void giveUp(Inbound cause, Malformed malformed) {
        LOG.warn(
                "record given up reason={} topic={} partition={} offset={}",
                malformed.reason(),
                cause.topic(),
                cause.partition(),
                cause.offset());
        DeadLetterWriter.Letter letter =
                formats.deadLetters().write(cause, malformed, Instant.ofEpochMilli(context.currentSystemTimeMs()));
        context.forward(
                new Record<>(letter.key(), letter.value(), cause.timestamp().toEpochMilli()),
                AvailabilityTopology.DEAD_LETTERS_SINK);
        intake.deadLetter();
    }
}
