package io.seatflow.local.demo;

import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.local.commands.LogReader;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.storefront.OrderOutcome;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what comes of the orders and hands it on. Not for several threads. */
final class Observer implements AutoCloseable {
    private static final List<Topic<DeadLetter>> DEAD_LETTERS = List.of(
            Topics.CHECKOUT_DEAD_LETTERS,
            Topics.BILLING_DEAD_LETTERS,
            Topics.LICENSING_DEAD_LETTERS,
            Topics.AVAILABLE_QUANTITY_DEAD_LETTERS,
            Topics.TAKEOVER_DEAD_LETTERS,
            Topics.NOTIFICATION_DEAD_LETTERS,
            Topics.ADMIN_CENTER_DEAD_LETTERS);

    private final LogReader log;
    private final AvroReader<OrderOutcome> outcomeReader;
    private final AvroReader<SpecificRecord> licensingReader;
    private final AvroReader<DeadLetter> letterReader;
    private final Outcomes outcomes;
    private final SeatAnswers seats;
    private final DeadLetters letters;
    private final Live live;

    /** @param fromBeginning whether what was written before this call counts too */
    Observer(
            String bootstrapServers,
            boolean fromBeginning,
            RegistryClient registry,
            Outcomes outcomes,
            SeatAnswers seats,
            DeadLetters letters,
            Live live) {
        this.outcomeReader = AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry);
        this.licensingReader = AvroReader.of(Topics.LICENSING_EVENTS, registry);
        // All dead letters have one type.
        this.letterReader = AvroReader.of(Topics.CHECKOUT_DEAD_LETTERS, registry);
        this.outcomes = outcomes;
        this.seats = seats;
        this.letters = letters;
        this.live = live;
        this.log = fromBeginning
                ? LogReader.fromBeginning(bootstrapServers, topics())
                : LogReader.fromEnd(bootstrapServers, topics());
    }

    /** Takes what there is, waiting for some as long as that. */
    void poll(Duration patience) {
        for (ConsumerRecord<byte[], byte[]> record : log.poll(patience)) {
            take(record);
        }
    }

    /** Takes all that has been written until now. */
    void catchUp() {
        Map<TopicPartition, Long> ends = log.ends();
        while (!log.hasReached(ends)) {
            poll(Duration.ofMillis(50));
        }
    }

    @Override
    public void close() {
        log.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (LogReader.isOf(Topics.CHECKOUT_OUTCOMES, record)) {
            OrderOutcome outcome = outcomeReader.decode(record.value());
            live.outcome(outcome, outcomes.take(outcome));
        } else if (LogReader.isOf(Topics.LICENSING_EVENTS, record)) {
            seats.take(licensingReader.decode(record.value()));
        } else {
            DeadLetter letter = letterReader.decode(record.value());
            letters.take(letter);
            live.deadLetter(letter);
        }
    }

    private static List<Topic<?>> topics() {
        List<Topic<?>> topics = new ArrayList<>(DEAD_LETTERS);
        topics.add(Topics.CHECKOUT_OUTCOMES);
        topics.add(Topics.LICENSING_EVENTS);
        return topics;
    }
}
