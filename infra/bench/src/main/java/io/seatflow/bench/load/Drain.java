package io.seatflow.bench.load;

import io.seatflow.bench.BenchFailure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Publishes prepared records as fast as they are taken and reads until as many have come out at the other end.
 *
 * @param answers what came out, in the order in which it was read
 * @param nanos from the first record's publishing to the last one's being read
 */
public record Drain(List<Answer> answers, long nanos) {
    private static final Duration SILENCE = Duration.ofSeconds(60);

    public Drain {
        answers = List.copyOf(answers);
    }

    /** Records per second. */
    public double perSecond() {
        return answers.size() * 1e9 / nanos;
    }

    /**
     * Runs it.
     *
     * @throws BenchFailure if for a minute nothing comes out though something is missing
     */
    public static Drain of(Publishing in, Prepared records, Reading out) {
        List<Answer> answers = new ArrayList<>(records.size());
        long begin = System.nanoTime();
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> in.sendAll(records));
        long lastSeen = begin;
        while (answers.size() < records.size()) {
            int came = out.poll(record -> answers.add(new Answer(record.value(), record.timestamp(), 0)));
            long now = System.nanoTime();
            if (came > 0) {
                lastSeen = now;
            } else if (now - lastSeen > SILENCE.toNanos()) {
                throw new BenchFailure("only %d of %d records came out of it: nothing for %d s"
                        .formatted(answers.size(), records.size(), SILENCE.toSeconds()));
            }
            if (publishing.isCompletedExceptionally()) {
                break;
            }
        }
        long nanos = System.nanoTime() - begin;
        try {
            publishing.join();
        } catch (CompletionException refused) {
            throw new BenchFailure(String.valueOf(refused.getCause()), refused);
        }
        return new Drain(answers, nanos);
    }
}
