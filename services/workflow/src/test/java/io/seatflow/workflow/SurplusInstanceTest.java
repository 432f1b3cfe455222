package io.seatflow.workflow;

import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.kafka.KafkaClients;
import io.seatflow.workflow.kafka.KafkaLog;
import io.seatflow.workflow.lane.Log;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SurplusInstanceTest {
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name = "surplus" + System.nanoTime();
    private final Topic<DeadLetter> topic = Toy.topic(name);

    @Test
    @DisplayName("an instance for which no partition is left has its share too: none")
    void none() throws Exception {
        String kafka = TestServers.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
        Set<Log> owners = new HashSet<>();
        try (Log first = join(kafka, "first");
                Log second = join(kafka, "second")) {
            assertThat(first.hasShare()).isFalse();

            Awaitility.await().until(() -> {
                poll(first, owners);
                poll(second, owners);
                return first.hasShare() && second.hasShare();
            });

            assertThat(owners).hasSize(1);
        }
    }

    private static void poll(Log log, Set<Log> owners) {
        Log.Polled polled = log.poll(POLL, numbers -> {});
        if (!polled.lost().isEmpty()) {
            owners.remove(log);
        }
        if (!polled.assigned().isEmpty()) {
            owners.add(log);
        }
    }

    private Log join(String kafka, String instance) {
        KafkaClients clients = new KafkaClients(name, EngineSettings.of(kafka, instance));
        return new KafkaLog(clients.consumer(), List.of(new Input(topic, Input.Source.OUTSIDE, 1 << 20)));
    }
}
