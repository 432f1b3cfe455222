package io.seatflow.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The files of one PostgreSQL server and the commands on them.
 *
 * @param programs the unpacked binaries
 * @param data its data folder
 * @param log what initdb and the server say
 */
record PostgresCluster(Path programs, Path data, Path log) {
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final int LAST_LINES = 20;

    /**
     * Makes the data folder unless it is there. It is made beside and moved into place, so that one that is there is
     * whole, and is never made anew over somebody's data.
     */
    void initialise() {
        if (Files.exists(data)) {
            return;
        }
        Path beside = data.resolveSibling("data-new");
        try {
            Trees.delete(beside);
            runInitdb(beside);
            Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new ServerFailure("PostgreSQL's folder %s cannot be made (%s)".formatted(data, fault), fault);
        }
    }

    private void runInitdb(Path target) throws IOException {
        List<String> command = asOrdinaryUser(List.of(
                program("initdb"),
                "--pgdata=" + target,
                "--username=" + PostgresServer.USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        Process initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!initdb.waitFor(120, TimeUnit.SECONDS)) {
                throw new ServerFailure("PostgreSQL's folder was not made within 120 s: see %s".formatted(log));
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        } finally {
            initdb.destroy();
        }
        if (initdb.exitValue() != 0) {
            throw new ServerFailure(whyItDied(log));
        }
    }

    /** The command that runs the server in the foreground. */
    List<String> serverCommand(List<String> settings) {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString()));
        command.addAll(settings);
        return asOrdinaryUser(command);
    }

    /**
     * Makes way for a new server: waits for one that is still stopping, since its parent was killed. One that was killed
     * itself may have left processes that are still at work on the files; they are killed too, or what they write could
     * meet what the new server writes. Then the pid file goes, since another program may have that process id by now and
     * PostgreSQL itself would take it for a living server and refuse to start.
     *
     * @throws ServerFailure if a server goes on running on this folder
     */
    void awaitPredecessor(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pid = recordedPid(); pid > 0; pid = recordedPid()) {
            if (!isServerOfThisFolder(pid)) {
                PostgresOrphans.kill(data);
                removePidFile();
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailure(
                        "another PostgreSQL (process %d) runs on %s: stop it first".formatted(pid, data));
            }
            Pauses.pause(RETRY);
        }
    }

    private long recordedPid() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().trim());
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException | NumberFormatException unreadable) {
            throw new ServerFailure("file %s cannot be read".formatted(data.resolve("postmaster.pid")), unreadable);
        }
    }

    private boolean isServerOfThisFolder(long pid) {
        try {
            String commandLine = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return commandLine.contains(program("postgres")) && commandLine.contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private void removePidFile() {
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException refused) {
            throw ServerFailure.notWritable(data, refused);
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private static List<String> asOrdinaryUser(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        List<String> inNamespace = new ArrayList<>(List.of("unshare", "--user"));
        inNamespace.addAll(command);
        return inNamespace;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException noSuchThing) {
            throw new ServerFailure("PostgreSQL can be run on Linux only", noSuchThing);
        }
    }

    /** One line for the user, made from the end of the log. */
    static String whyItDied(Path log) {
        List<String> lines;
        try {
            lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "PostgreSQL did not start and left no log at " + log;
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        for (String line : last.reversed()) {
            if (line.startsWith("unshare:")) {
                return "PostgreSQL cannot run as root here, since user namespaces are blocked (%s): run as another user"
                        .formatted(line);
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.contains("fatal:") || lower.contains("error:")) {
                return "PostgreSQL did not start: %s (see %s)".formatted(line, log);
            }
        }
        return "PostgreSQL did not start: see %s".formatted(log);
    }
}
