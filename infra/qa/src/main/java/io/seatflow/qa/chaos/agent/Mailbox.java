package io.seatflow.qa.chaos.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder through which the agent in one part of the system and whoever gives it orders talk. An order waits there
 * until its point is passed, over restarts of the process too, and is then moved away before it is obeyed, so that it is
 * obeyed once.
 */
public record Mailbox(Path folder) {
    private static final String ORDER = "order";
    private static final String OBEYED = "obeyed";
    private static final String READY = "ready";
    private static final String SEEN = "seen";

    /** Makes the folder. */
    public Mailbox make() {
        try {
            Files.createDirectories(folder);
            return this;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Gives an order, in place of one that is still waiting. */
    public void give(Order order) {
        remove(OBEYED);
        write(ORDER, order.line());
    }

    /** Takes an order back that was not obeyed yet. */
    public void takeBack() {
        remove(ORDER);
    }

    /** Whether the last order given was obeyed. */
    public boolean isObeyed() {
        return Files.exists(folder.resolve(OBEYED));
    }

    /** The process id of the process that last installed its agent, if any has. */
    public Optional<Long> readyPid() {
        return read(READY).map(text -> Long.parseLong(text.strip()));
    }

    /** What the agent has seen, oldest first: lines of an instant and words. */
    public List<String> seen() {
        return read(SEEN).stream().flatMap(String::lines).toList();
    }

    /** The order that is waiting, if any. */
    Optional<Order> waiting() {
        return read(ORDER).map(Order::of);
    }

    /** Moves the order away; false where somebody else has. */
    boolean obey() {
        try {
            Files.move(folder.resolve(ORDER), folder.resolve(OBEYED), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException taken) {
            return false;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    void ready(long pid) {
        write(READY, Long.toString(pid));
    }

    synchronized void see(String words) {
        try {
            Files.writeString(
                    folder.resolve(SEEN),
                    "%s %s%n".formatted(Instant.now(), words.replace('\n', ' ')),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Whole or not at all: the other side may look at any time. */
    private void write(String name, String text) {
        try {
            Path draft = Files.writeString(folder.resolve(name + ".draft"), text);
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
