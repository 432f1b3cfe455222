package io.seatflow.local.commands;

import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.storefront.OrderOutcome;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits for what becomes of one order. Made before the order is published, so that nothing is missed. */
final class OutcomeWait implements AutoCloseable {
    /** A second outcome of an order never comes: after this time the earlier one is looked for. */
    private static final Duration BEFORE_LOOKING_BACK = Duration.ofSeconds(3);

    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final AvroReader<OrderOutcome> outcomes;
    private final AvroReader<DeadLetter> letters;
    private final LogReader news;

    /** Where the outcomes ended before the order was published: those before are earlier ones. */
    private final Map<TopicPartition, Long> begin;

    OutcomeWait(String bootstrapServers, RegistryClient registry) {
        this.bootstrapServers = bootstrapServers;
        this.outcomes = AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry);
        this.letters = AvroReader.of(Topics.CHECKOUT_DEAD_LETTERS, registry);
        this.news =
                LogReader.fromEnd(bootstrapServers, List.of(Topics.CHECKOUT_OUTCOMES, Topics.CHECKOUT_DEAD_LETTERS));
        this.begin = news.positions(Topics.CHECKOUT_OUTCOMES);
    }

    /** @param place where the order was published */
    OrderEnd await(String orderId, RecordMetadata place, Duration timeout) {
        long started = System.nanoTime();
        boolean lookedBack = false;
        while (System.nanoTime() - started < timeout.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> record : news.poll(POLL)) {
                Optional<OrderEnd> end = read(record, orderId, place);
                if (end.isPresent()) {
                    return end.get();
                }
            }
            if (!lookedBack && System.nanoTime() - started > BEFORE_LOOKING_BACK.toNanos()) {
                lookedBack = true;
                Optional<OrderOutcome> earlier = lookBack(orderId, started + timeout.toNanos());
                if (earlier.isPresent()) {
                    return new OrderEnd.Decided(earlier.get(), true);
                }
            }
        }
        return new OrderEnd.Unknown();
    }

    @Override
    public void close() {
        news.close();
    }

    private Optional<OrderEnd> read(ConsumerRecord<byte[], byte[]> record, String orderId, RecordMetadata place) {
        if (LogReader.isOf(Topics.CHECKOUT_OUTCOMES, record)) {
            OrderOutcome outcome = outcomes.decode(record.value());
            return outcome.getOrderId().equals(orderId)
                    ? Optional.of(new OrderEnd.Decided(outcome, false))
                    : Optional.empty();
        }
        DeadLetter letter = letters.decode(record.value());
        boolean ours = letter.getTopic().equals(place.topic())
                && letter.getPartition() == place.partition()
                && letter.getOffset() == place.offset();
        return ours ? Optional.of(new OrderEnd.GivenUp(letter)) : Optional.empty();
    }

    /** The outcome that the order had before it was published this time. */
    Optional<OrderOutcome> lookBack(String orderId, long deadline) {
        try (LogReader all = LogReader.fromBeginning(bootstrapServers, List.of(Topics.CHECKOUT_OUTCOMES))) {
            while (!all.hasReached(begin) && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : all.poll(POLL)) {
                    OrderOutcome outcome = outcomes.decode(record.value());
                    if (outcome.getOrderId().equals(orderId) && isEarlier(record)) {
                        return Optional.of(outcome);
                    }
                }
            }
            return Optional.empty();
        }
    }

    private boolean isEarlier(ConsumerRecord<?, ?> record) {
        return record.offset() < begin.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }
}
