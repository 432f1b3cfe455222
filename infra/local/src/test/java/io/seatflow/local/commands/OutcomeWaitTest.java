package io.seatflow.local.commands;

import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.TestServers;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomeWaitTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final RecordMetadata PLACE = place(7);

    private final String kafka = TestServers.kafka().bootstrapServers();
    private final RegistryClient registry =
            new RegistryClient(RegistrySettings.at(TestServers.registry().url().toString()));
    private final Publisher publisher = new Publisher(kafka);

    @BeforeAll
    void deploy() throws Exception {
        SchemaDeployment.deploy(registry);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(
                            List.of(topic(Topics.CHECKOUT_OUTCOMES.name()), topic(Topics.CHECKOUT_DEAD_LETTERS.name())))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void close() {
        publisher.close();
        registry.close();
    }

    @Test
    @DisplayName("the outcome that comes after the order is waited for, and is no earlier one")
    void outcome() {
        try (OutcomeWait wait = new OutcomeWait(kafka, registry)) {
            publish(outcome("new"));

            assertThat(wait.lookBack("new", deadline())).isEmpty();
            assertThat(wait.await("new", PLACE, Duration.ofSeconds(20)))
                    .isEqualTo(new OrderEnd.Decided(outcome("new"), false));
        }
    }

    @Test
    @DisplayName("C9 an order that is published again has the outcome it had")
    void earlier() {
        publish(outcome("old"));
        try (OutcomeWait wait = new OutcomeWait(kafka, registry)) {
            assertThat(wait.await("old", PLACE, Duration.ofSeconds(20)))
                    .isEqualTo(new OrderEnd.Decided(outcome("old"), true));
        }
    }

    @Test
    @DisplayName("an order that is given up is known by its place, not by its id")
    void givenUp() {
        try (OutcomeWait wait = new OutcomeWait(kafka, registry)) {
            publish(letter(6));
            publish(letter(7));

            assertThat(wait.await("damaged", PLACE, Duration.ofSeconds(20))).isEqualTo(new OrderEnd.GivenUp(letter(7)));
        }
    }

    @Test
    @DisplayName("where nothing comes the wait ends in time")
    void nothing() {
        try (OutcomeWait wait = new OutcomeWait(kafka, registry)) {
            assertThat(wait.await("nobody", PLACE, Duration.ofMillis(300))).isEqualTo(new OrderEnd.Unknown());
        }
    }

    private void publish(OrderOutcome outcome) {
        byte[] value = AvroWriter.of(Topics.CHECKOUT_OUTCOMES, registry).encode(outcome);
        var unused = publisher.publish(Topics.CHECKOUT_OUTCOMES.name(), outcome.getTenantId(), value);
    }

    private void publish(DeadLetter letter) {
        byte[] value = AvroWriter.of(Topics.CHECKOUT_DEAD_LETTERS, registry).encode(letter);
        var unused = publisher.publish(Topics.CHECKOUT_DEAD_LETTERS.name(), "acme", value);
    }

    private static long deadline() {
        return System.nanoTime() + Duration.ofSeconds(20).toNanos();
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Topic.PARTITIONS, (short) 1);
    }

    private static RecordMetadata place(long offset) {
        return new RecordMetadata(
                new TopicPartition(Topics.STOREFRONT_ORDERS.name(), 3), offset, 0, NOW.toEpochMilli(), 4, 100);
    }

    private static OrderOutcome outcome(String orderId) {
        return new OrderOutcome(
                orderId, "acme", OrderStatus.COMPLETED, null, "words", "subscription", 1_000L, "SEK", NOW);
    }

    private static DeadLetter letter(long offset) {
        return DeadLetter.newBuilder()
                .setService("checkout")
                .setTopic(Topics.STOREFRONT_ORDERS.name())
                .setPartition(3)
                .setOffset(offset)
                .setReason("CORRUPT")
                .setError("an error")
                .setOriginalSize(100)
                .setTruncated(false)
                .setHeaders(List.of())
                .setRecordedAt(NOW)
                .setDeadAt(NOW)
                .build();
    }
}
