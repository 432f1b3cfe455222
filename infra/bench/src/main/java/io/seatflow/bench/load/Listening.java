package io.seatflow.bench.load;

import io.seatflow.bench.BenchFailure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads a topic on a thread of its own, and notes when each record came. */
public final class Listening implements AutoCloseable {
    private final List<Answer> answers = new ArrayList<>();
    private final CompletableFuture<Void> thread;
    private volatile int count;
    private volatile boolean done;

    /** Listens from now on. */
    public Listening(String bootstrapServers, String topic) {
        Reading reading = Reading.fromEnd(bootstrapServers, topic);
        thread = CompletableFuture.runAsync(() -> listen(reading), runnable -> new Thread(runnable, topic).start());
    }

    /** How many have come so far. */
    public int count() {
        return count;
    }

    /** Stops to listen; what came, in its order. */
    public List<Answer> end() {
        done = true;
        try {
            thread.join();
        } catch (CompletionException fault) {
            throw new BenchFailure("a topic cannot be read (%s)".formatted(fault.getCause()), fault);
        }
        return answers;
    }

    @Override
    public void close() {
        done = true;
    }

    private void listen(Reading reading) {
        try (reading) {
            while (!done) {
                reading.poll(record -> answers.add(new Answer(record.value(), record.timestamp(), System.nanoTime())));
                count = answers.size();
            }
        }
    }
}
