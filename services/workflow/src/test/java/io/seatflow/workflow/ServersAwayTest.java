package io.seatflow.workflow;

import io.seatflow.servers.KafkaServer;
import io.seatflow.servers.PostgresServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The engine while its servers go and come back: it waits, dead-letters nothing, and goes on. */
class ServersAwayTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "rule 10: while database and broker are away nothing is lost, repeated or given up, and the engine says so")
    void awayAndBack() throws Exception {
        Path kafkaFolder = folder.resolve("kafka");
        Path postgresFolder = folder.resolve("postgres");
        KafkaServer kafka = KafkaServer.start(kafkaFolder, 0);
        PostgresServer postgres = PostgresServer.start(postgresFolder, 0);
        int kafkaPort = URI.create("kafka://" + kafka.bootstrapServers()).getPort();
        int postgresPort = postgres.port();
        try (ToyRun run = new ToyRun(kafka, postgres)) {
            Engine<Toy.Line> engine = run.start();
            send(run, 0, 100);
            postgres.close();
            send(run, 100, 200);
            await().atMost(SOON).until(() -> !engine.isReady());
            assertThat(engine.problems()).anyMatch(problem -> problem.startsWith("taking lanes over again"));
            postgres = PostgresServer.start(postgresFolder, postgresPort);
            await().atMost(SOON).until(engine::isReady);
            kafka.close();
            kafka = KafkaServer.start(kafkaFolder, kafkaPort);
            send(run, 200, 300);
            assertThat(run.distinctOutputs(300)).hasSize(300).doesNotHaveDuplicates();
            assertThat(run.count("entry")).isEqualTo(300);
            assertThat(run.deadLetters(0)).isEmpty();
        } finally {
            postgres.close();
            kafka.close();
        }
    }

    private static void send(ToyRun run, int from, int to) {
        IntStream.range(from, to).forEach(i -> run.send("key" + i, "put id" + i + " 1"));
    }
}
