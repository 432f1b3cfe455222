package io.seatflow.servers;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChildProcessTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a program gets its arguments and environment, logs to its file, and its exit code is told")
    void runs() throws Exception {
        ChildProcess child = ChildProcess.start(
                "echo",
                List.of("sh", "-c", "echo \"$1 $GREETED\"; exit 3", "sh", "hello there"),
                Map.of("GREETED", "world"),
                folder.resolve("log"),
                ChildProcess.StopSignal.TERM);

        assertThat(child.onExit().join()).isEqualTo(3);
        assertThat(folder.resolve("log")).hasContent("hello there world");
    }

    @Test
    @DisplayName("stop sends the signal that was asked for and waits")
    void stops() throws Exception {
        ChildProcess child = start("trap 'echo stopped; exit 0' INT; echo ready; while true; do sleep 0.1; done");
        awaitLog("ready");

        assertThat(child.stop(Duration.ofSeconds(10))).isTrue();

        assertThat(child.isAlive()).isFalse();
        assertThat(Files.readString(folder.resolve("log"))).contains("stopped");
    }

    @Test
    @DisplayName("a program that ignores its signal is killed")
    void killsTheDeaf() throws Exception {
        ChildProcess child = start("trap '' INT; echo ready; while true; do sleep 0.1; done");
        awaitLog("ready");

        assertThat(child.stop(Duration.ofMillis(300))).isFalse();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    @DisplayName("a program does not outlive its parent, even when that one is killed with SIGKILL")
    void diesWithItsParent() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.resolve("log").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid;
        try (BufferedReader said = parent.inputReader()) {
            pid = Long.parseLong(said.readLine());
        }
        assertThat(ProcessHandle.of(pid)).isPresent();

        parent.destroyForcibly();

        Awaitility.await()
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    @DisplayName("a log file that cannot be opened is said in one line")
    void cannotStart() {
        assertThatThrownBy(() -> ChildProcess.start(
                        "thing",
                        List.of("true"),
                        Map.of(),
                        folder.resolve("missing/log"),
                        ChildProcess.StopSignal.TERM))
                .isInstanceOf(ServerFailure.class)
                .hasMessageStartingWith("thing cannot be started");
    }

    /** Starts a long sleep, says its process id, and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) {
            ChildProcess child = ChildProcess.start(
                    "sleep", List.of("sleep", "600"), Map.of(), Path.of(arguments[0]), ChildProcess.StopSignal.TERM);
            System.out.println(child.pid());
            System.out.flush();
            child.onExit().join();
        }
    }

    /** A shell cannot trap a signal that it inherits as ignored, which is how nohup and background jobs start a build. */
    private ChildProcess start(String script) {
        return ChildProcess.start(
                "script",
                List.of("env", "--default-signal=INT", "sh", "-c", script),
                Map.of(),
                folder.resolve("log"),
                ChildProcess.StopSignal.INT);
    }

    private void awaitLog(String text) {
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> Files.readString(folder.resolve("log")).contains(text));
    }
}
