package io.seatflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command as a user runs it, with as little load as it takes to see that all of it works. The long version,
 * {@code -Dseatflow.bench.rejection=true}, also lets a whole run meet what {@code OutcomesTest} shows on its own.
 */
class BenchTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @DisplayName(
            "it ends with one JSON object that holds a figure for all that was measured, and leaves nothing behind")
    void figures() throws Exception {
        Path data = folder.resolve("bench");

        int code = run("--rounds 1 --orders 300 --warm-up 300 --tenants 5 --existing-subscriptions 40"
                + " --rate 50 --latency-lead-in 1 --latency-seconds 2 --parts streams,latency --data " + data);

        assertThat(code).as(err.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode json = new ObjectMapper().readTree(lines.getLast());
        for (String key : List.of(
                "floorOrdersPerSecond", "ordersPerSecond", "ratio", "p50Millis", "p99Millis", "residentMegabytes")) {
            assertThat(json.path(key).asDouble()).as(key).isPositive();
        }
        assertThat(json.path("availabilityLagP99Millis").isNumber()).isTrue();
        assertThat(json.path("fsync").asText()).isEqualTo("on");
        assertThat(json.path("synchronousCommit").asText()).isEqualTo("on");
        for (String process : List.of("kafka", "postgres", "services")) {
            assertThat(json.path("cpuSecondsPer1000Orders")
                            .path("seatflow")
                            .path(process)
                            .asDouble())
                    .as(process)
                    .isPositive();
        }
        for (String key : List.of("ratioWithoutStreams", "ordersPerSecondHttpPayments", "readySeconds")) {
            assertThat(json.path(key).isNull()).as(key).isTrue();
        }
        assertThat(out.toString()).contains("Seatflow ", "floor ", "order → outcome at 50/s");
        assertThat(Files.exists(data)).isFalse();
    }

    @Test
    @DisplayName("cost against size ends with a chart and a figure for each size")
    void scale() {
        int code = run("--scale --scale-tenants 2 --scale-existing 50,200 --scale-orders 40 --warm-up 100 --no-streams"
                + " --docs " + folder + " --data " + folder.resolve("bench"));

        assertThat(code).as(err.toString()).isZero();
        assertThat(folder.resolve("performance-scale.svg")).isNotEmptyFile();
        assertThat(out.toString()).contains("\"existingSubscriptions\":50,", "\"existingSubscriptions\":200,");
    }

    @Test
    @EnabledIfSystemProperty(named = "seatflow.bench.rejection", matches = "true")
    @DisplayName("an order that is rejected makes the run fail, with a line that names it and no figures")
    void rejection() {
        int code = run("--rounds 1 --orders 20 --warm-up 0 --tenants 2 --side seatflow --no-streams --plant-rejection"
                + " --data " + folder.resolve("bench"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .containsPattern("seatflow: order \\S+ was rejected \\(PAYMENT_METHOD_NOT_ACCEPTED\\)");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--rounds 0, '--rounds: expected at least 1, found 0'",
        "--parts nonsense, '--parts: expected some of ready, streams, latency, http, no-streams, found \"nonsense\"'",
        "--scale --docs /nowhere, '--docs: there is no folder /nowhere'"
    })
    @DisplayName("a wrong option gets a line that says what is wrong, and the usage")
    void wrongUsage(String arguments, String line) {
        assertThat(run(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(line, "Usage: seatflow bench");
    }

    @Test
    @DisplayName("a folder with somebody's files in it is left alone")
    void foreignFolder() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");

        assertThat(run("--data " + folder)).isEqualTo(1);
        assertThat(err.toString()).contains("folder %s is not empty".formatted(folder));
        assertThat(precious).hasContent("mine");
    }

    private int run(String arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                // They live so short that the better compiler would never pay.
                .execute(("bench --seatflow-jvm-options=-XX:TieredStopAtLevel=1 " + arguments).split(" ", -1));
    }
}
