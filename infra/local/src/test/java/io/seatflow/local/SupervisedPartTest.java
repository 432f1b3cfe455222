package io.seatflow.local;

import io.seatflow.servers.ChildProcess;
import io.seatflow.servers.ServerFailure;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SupervisedPartTest {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Long> pids = new CopyOnWriteArrayList<>();
    private final AtomicBoolean possible = new AtomicBoolean(true);
    private final AtomicBoolean answers = new AtomicBoolean(true);

    @TempDir
    Path folder;

    private SupervisedPart part = supervised(2);

    @AfterEach
    void stop() {
        part.stop();
    }

    @Test
    @DisplayName("a part that is killed is started again in a process of its own, and that is told")
    void startedAgain() {
        part.start();
        part.kill();

        awaitHeard("launched", "ready", "died toy ended by itself (exit code 137)", "launched", "ready again");
        assertThat(pids).doesNotHaveDuplicates();
        assertThat(alive(0)).isFalse();
        assertThat(alive(1)).isTrue();
        assertThat(part.view()).isEqualTo(new PartView("toy", OptionalLong.of(pids.get(1)), true, 1));
    }

    @Test
    @DisplayName("a part that dies too often is given up")
    void budget() {
        part.start();
        for (int life = 1; life <= 3; life++) {
            awaitLives(life);
            part.kill();
        }

        Awaitility.await().until(() -> heard.contains("gave up toy ended by itself (exit code 137)"));
        assertThat(pids).hasSize(3);
        assertThat(part.isReady()).isFalse();
    }

    @Test
    @DisplayName("without restarts the first death is the last")
    void never() {
        part = supervised(0);
        part.start();
        part.kill();

        awaitHeard("launched", "ready", "gave up toy ended by itself (exit code 137)");
    }

    @Test
    @DisplayName("a part that does not come up again is tried again within its budget")
    void doesNotComeUp() {
        part.start();
        answers.set(false);
        part.kill();

        Awaitility.await().until(() -> heard.contains("gave up toy does not answer"));
        assertThat(pids).hasSize(3);
        Awaitility.await().until(() -> !alive(2));
    }

    @Test
    @DisplayName("a part waits for what it needs before it is started again")
    void waitsForOthers() {
        part.start();
        possible.set(false);
        part.kill();
        awaitHeard("launched", "ready", "died toy ended by itself (exit code 137)");
        assertThat(part.isReady()).isFalse();

        possible.set(true);

        Awaitility.await().until(part::isReady);
    }

    @Test
    @DisplayName("what is stopped stays stopped, also while it waits to be started again")
    void stopped() {
        part.start();
        possible.set(false);
        part.kill();
        Awaitility.await().until(() -> heard.size() == 3);

        part.stop();

        possible.set(true);
        assertThat(pids).hasSize(1);
        assertThat(alive(0)).isFalse();
    }

    @Test
    @DisplayName("a part that is paused does nothing until it is resumed, and can be stopped while it is")
    void paused() throws Exception {
        part.start();
        awaitTicks();

        part.pause();
        Awaitility.await().until(() -> stateOf(pids.getFirst()) == 'T');
        assertThat(part.isReady()).isTrue();
        part.resume();
        awaitTicks();

        part.pause();
        part.stop();
        assertThat(alive(0)).isFalse();
        assertThat(heard).containsExactly("launched", "ready");
    }

    @Test
    @DisplayName("a part that says it is dead is ended and started again, once")
    void condemned() {
        part.start();

        part.condemn("toy works no more");
        part.condemn("toy works no more");

        awaitHeard("launched", "ready", "died toy works no more", "launched", "ready again");
    }

    @Test
    @DisplayName("a first start that fails is a failure, and leaves nothing behind")
    void firstStart() {
        answers.set(false);

        assertThatThrownBy(part::start).isInstanceOf(ServerFailure.class).hasMessage("toy does not answer");
        assertThat(alive(0)).isFalse();
    }

    private SupervisedPart supervised(int most) {
        RestartPolicy policy = new RestartPolicy(most, Duration.ofMinutes(10), PAUSE, PAUSE);
        return new SupervisedPart(
                PartStart.of("toy", this::launch).when(possible::get), policy, new Heard(), InstantSource.system());
    }

    private PartStart.Launched launch() {
        ChildProcess process = ChildProcess.start(
                "toy",
                List.of("sh", "-c", "while true; do echo tick; sleep 0.05; done"),
                Map.of(),
                folder.resolve("log"),
                ChildProcess.StopSignal.TERM);
        Part toy = Part.process("toy", process, folder, () -> process.stop(Duration.ofSeconds(10)));
        return new PartStart.Launched(toy, () -> {
            if (!answers.get()) {
                throw new ServerFailure("toy does not answer");
            }
        });
    }

    private void awaitHeard(String... lines) {
        Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactly(lines));
    }

    private void awaitLives(int number) {
        Awaitility.await().until(() -> pids.size() == number && part.isReady());
    }

    private void awaitTicks() throws Exception {
        long before = Files.size(folder.resolve("log"));
        Awaitility.await().until(() -> Files.size(folder.resolve("log")) > before);
    }

    private boolean alive(int life) {
        return ProcessHandle.of(pids.get(life)).filter(ProcessHandle::isAlive).isPresent();
    }

    /** As the kernel tells it: T where it is stopped. */
    private static char stateOf(long pid) throws Exception {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return status.charAt(status.lastIndexOf(')') + 2);
    }

    private final class Heard implements PartEvents {
        @Override
        public void launched(Part launched) {
            pids.add(launched.pid().orElseThrow());
            heard.add("launched");
        }

        @Override
        public void ready(Part ready, boolean again) {
            heard.add(again ? "ready again" : "ready");
        }

        @Override
        public void died(String name, String line, Duration pause) {
            assertThat(pause).isEqualTo(PAUSE);
            heard.add("died " + line.replaceAll(": see .*", ""));
        }

        @Override
        public void gaveUp(String name, String line) {
            heard.add("gave up " + line.replaceAll(": see .*", ""));
        }
    }
}
