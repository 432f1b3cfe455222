package io.seatflow.qa.chaos.agent;

import net.bytebuddy.ByteBuddy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The agent in processes of its own, on the class path that the services have. */
class FaultAgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Order AT_THE_THIRD = new Order(Order.Action.HALT, Point.BEFORE_PUBLISH, 3);

    @TempDir
    private Path folder;

    private Optional<Process> started = Optional.empty();

    @AfterEach
    void end() throws InterruptedException {
        if (started.isPresent()) {
            started.get().destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("every point and every plant fits the code, and the process runs on")
    void fits() throws IOException {
        Process process = start(EnumSet.allOf(Plant.class), Point.BEFORE_PUBLISH);

        awaitPasses(1);

        assertThat(mailbox().readyPid()).contains(process.pid());
    }

    @Test
    @DisplayName("an order given before the start is obeyed at its pass, and only once over two starts")
    void halts() throws Exception {
        mailbox().make().give(AT_THE_THIRD);
        Process first = start(Set.of(), Point.BEFORE_PUBLISH);

        assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(first.exitValue()).isEqualTo(137);
        assertThat(passes()).isEqualTo(3);
        assertThat(mailbox().isObeyed()).isTrue();
        Process second = start(Set.of(), Point.BEFORE_PUBLISH);
        awaitPasses(20);
        assertThat(second.isAlive()).isTrue();
    }

    @Test
    @DisplayName("an order given while the process runs counts passes from then on; those of other points do not count")
    void counts() throws Exception {
        Process process = start(Set.of(), Point.BEFORE_PUBLISH);
        awaitPasses(5);
        mailbox().give(new Order(Order.Action.HALT, Point.AFTER_CHARGE, 1));
        awaitPasses(passes() + 20);
        assertThat(process.isAlive()).isTrue();

        mailbox().give(AT_THE_THIRD);

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
    }

    @Test
    @DisplayName(
            "an order about something is obeyed only with that in hand: the transaction's decisions, or the record")
    void about() throws Exception {
        mailbox().make().give(new Order(Order.Action.HALT, Point.BEFORE_PUBLISH, 1, "Move[chunk=1]"));
        Process process = start(Set.of(), Point.BEFORE_PUBLISH);
        awaitPasses(20);
        assertThat(process.isAlive()).isTrue();

        mailbox().give(new Order(Order.Action.HALT, Point.BEFORE_PUBLISH, 1, Looper.DECIDED));

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(mailbox().isObeyed()).isTrue();
    }

    @Test
    @DisplayName("a point that counts only within another method is not passed outside of it")
    void scope() throws Exception {
        mailbox().make().give(new Order(Order.Action.HALT, Point.BEFORE_COMMIT, 1));
        Process process = start(Set.of(), Point.BEFORE_COMMIT);

        awaitPasses(20);

        assertThat(process.isAlive()).isTrue();
        assertThat(mailbox().isObeyed()).isFalse();
    }

    @Test
    @DisplayName("a process that is told to stand still does so until somebody lets it go on")
    void standsStill() throws Exception {
        mailbox().make().give(new Order(Order.Action.STOP, Point.BEFORE_PUBLISH, 2));
        Process process = start(Set.of(), Point.BEFORE_PUBLISH);

        Awaitility.await().atMost(PATIENCE).until(() -> state(process) == 'T');
        assertThat(passes()).isEqualTo(2);

        new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                .start()
                .waitFor();
        awaitPasses(10);
    }

    @Test
    @DisplayName("what no longer matches a method is named, and so is what cannot be woven")
    void misfit() throws IOException {
        String type = "io.seatflow.workflow.lane.Fenced";
        Weaving gone = new Weaving(
                type, named("renamed"), Weaving.all(Set.of()).getFirst().advice(), "point renamed");
        Weaver weaver = new Weaver(List.of(gone));
        String path = type.replace('.', '/');
        byte[] bytes;
        try (var in = getClass().getClassLoader().getResourceAsStream(path + ".class")) {
            bytes = Optional.ofNullable(in).orElseThrow().readAllBytes();
        }

        weaver.transform(null, path, null, null, bytes);
        weaver.transform(null, path, null, null, new byte[] {1, 2, 3});

        assertThat(weaver.failures()).hasSize(2);
        assertThat(weaver.failures().getFirst()).isEqualTo("point renamed matches no method of " + type + " any more");
    }

    @Test
    @DisplayName("an agent that does not fit ends its process before the main class is reached")
    void refuses() throws Exception {
        Process process = start(Set.of(), Point.BEFORE_PUBLISH, "-Xbootclasspath/a:" + decoy());

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(FaultAgent.DOES_NOT_FIT);
        assertThat(Files.readString(console()))
                .contains("does not fit the code")
                .doesNotContain("pass 1");
    }

    /** A folder with classes of the right names that hide the real ones, and have none of their methods. */
    private Path decoy() throws IOException {
        Path classes = folder.resolve("decoy");
        String name = "io.seatflow.workflow.kafka.KafkaAppender";
        new ByteBuddy()
                .subclass(Object.class)
                .name(name)
                .make()
                .saveIn(Files.createDirectories(classes).toFile());
        return classes;
    }

    private Mailbox mailbox() {
        return new Mailbox(folder.resolve("box"));
    }

    private Process start(Set<Plant> plants, Point point, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                AgentJar.in(folder).argument(mailbox(), plants)));
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Looper.class.getName(), point.label()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console().toFile())
                .start();
        started = Optional.of(process);
        return process;
    }

    private Path console() {
        return folder.resolve("console.txt");
    }

    private int passes() throws IOException {
        return (int) Files.readString(console())
                .lines()
                .filter(line -> line.startsWith("pass "))
                .count();
    }

    private void awaitPasses(int number) {
        Awaitility.await().atMost(PATIENCE).until(() -> passes() >= number);
    }

    /** As the kernel says it: the letter behind the name in parentheses. */
    private static char state(Process process) throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return line.charAt(line.lastIndexOf(')') + 2);
    }
}
