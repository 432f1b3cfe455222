package io.seatflow.local.demo;

import io.seatflow.local.commands.CommandFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a demo keeps its data: a temporary folder that is deleted if all went well, or one that the user named.
 *
 * @param isUsed whether a system has been on it before
 */
record DemoFolder(Path path, boolean isTemporary, boolean isUsed) {
    static DemoFolder temporary() {
        try {
            return new DemoFolder(Files.createTempDirectory("seatflow-demo-"), true, false);
        } catch (IOException e) {
            throw new CommandFailure("no temporary folder can be made (%s): name one with --data".formatted(e), e);
        }
    }

    /** @throws CommandFailure if something else than a system is in it */
    static DemoFolder kept(Path folder) {
        if (Files.isDirectory(folder.resolve("postgres"))) {
            return new DemoFolder(folder, false, true);
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new CommandFailure(
                            "folder %s is not empty, and no system's: name another with --data".formatted(folder));
                }
            } catch (IOException e) {
                throw new CommandFailure("folder %s cannot be read (%s)".formatted(folder, e), e);
            }
        }
        return new DemoFolder(folder, false, false);
    }

    /** Which playing of the demo on it is next. */
    Run nextRun(Instant now) {
        return isUsed ? Run.at(now) : Run.FIRST;
    }

    /** Deletes what nobody needs any more. */
    void leave(boolean allRight) {
        if (!isTemporary || !allRight) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new CommandFailure("folder %s cannot be deleted (%s)".formatted(path, e), e);
        }
    }

    Path logs() {
        return path.resolve("logs");
    }
}
