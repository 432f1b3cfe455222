package io.seatflow.local;

import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class UpCommandTest {
    @TempDir
    Path data;

    @Test
    @DisplayName("up starts on an empty folder, stops on SIGTERM with 0, and finds everything again on the same folder")
    void restart() throws Exception {
        Endpoints first;
        String clusterId;
        int schemaId;
        try (RunningUp up = RunningUp.start(data)) {
            first = up.ready();
            clusterId = clusterId(first);
            schemaId = ordersSchemaId(first);
            assertThat(first.pids()).isEmpty();
            assertThat(first.services())
                    .containsOnlyKeys(
                            "admin-center",
                            "available-quantity",
                            "billing",
                            "checkout",
                            "licensing",
                            "takeover-mover",
                            "notification-email");
            assertThat(topicNames(first)).contains("storefront.orders", "checkout.outcomes");

            new AdminCommandsCheck(data).signsInBuysAndAssigns();

            assertThat(up.terminate()).as(up.console()).isZero();
            assertThat(data.resolve("endpoints.json")).doesNotExist();
        }
        try (RunningUp up = RunningUp.start(data)) {
            Endpoints second = up.ready();
            assertThat(second).isEqualTo(first);
            assertThat(clusterId(second)).isEqualTo(clusterId);
            assertThat(ordersSchemaId(second)).isEqualTo(schemaId);
            new AdminCommandsCheck(data).isStillSignedIn();

            assertThat(up.terminate()).as(up.console()).isZero();
        }
    }

    @Test
    @DisplayName("up --processes that was killed leaves no process behind and is started again on its folder; "
            + "with --restarts 0 a part that dies is named, the rest is stopped, and the exit code is 1")
    void processes() throws Exception {
        Endpoints first;
        try (RunningUp up = RunningUp.start(data, "--processes")) {
            first = up.ready();
            up.kill();
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> first.pids().values().stream().noneMatch(UpCommandTest::isAlive));
        try (RunningUp up = RunningUp.start(data, "--processes", "--restarts", "0", "--instances", "checkout=2")) {
            Endpoints endpoints = up.ready();
            assertThat(endpoints.pids())
                    .containsOnlyKeys(
                            "kafka",
                            "postgres",
                            "registry",
                            "payments",
                            "inbox",
                            "sign-in",
                            "admin-center",
                            "available-quantity",
                            "billing",
                            "checkout",
                            "checkout-2",
                            "licensing",
                            "takeover-mover",
                            "notification-email");
            assertThat(endpoints.pids().values()).allMatch(UpCommandTest::isAlive);
            assertThat(topicNames(endpoints)).contains("storefront.orders");

            ProcessHandle.of(endpoints.pids().getOrDefault("payments", 0L))
                    .orElseThrow()
                    .destroyForcibly();

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.console()).contains("payments ended by itself (exit code 137): see ");
            assertThat(endpoints.pids().values()).noneMatch(UpCommandTest::isAlive);
            assertThat(data.resolve("endpoints.json")).doesNotExist();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static String clusterId(Endpoints endpoints) throws Exception {
        try (Admin admin = admin(endpoints)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Iterable<String> topicNames(Endpoints endpoints) throws Exception {
        try (Admin admin = admin(endpoints)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(Endpoints endpoints) {
        return Admin.create(Map.of("bootstrap.servers", endpoints.kafka()));
    }

    private static int ordersSchemaId(Endpoints endpoints) {
        try (RegistryClient client =
                new RegistryClient(RegistrySettings.at(endpoints.registry().toString()))) {
            return client.latest(Topics.STOREFRONT_ORDERS.name() + "-value").id();
        }
    }
}
