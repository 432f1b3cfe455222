package io.seatflow.local;

import io.seatflow.servers.ServerFailure;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Signals that Java has no method for. */
enum Signal {
    /** Nothing is done until {@link #CONT}; the process cannot refuse. */
    STOP,
    /** Goes on after {@link #STOP}. */
    CONT;

    /** Sends it to a process and its descendants. Those that are gone by now are none of its business. */
    void send(long pid) {
        String pids = LongStream.concat(
                        LongStream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .mapToLong(ProcessHandle::pid))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
        try {
            new ProcessBuilder("sh", "-c", "kill -s %s %s".formatted(name(), pids))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException refused) {
            throw new ServerFailure("process %d cannot be sent a signal (%s)".formatted(pid, refused), refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }
}
