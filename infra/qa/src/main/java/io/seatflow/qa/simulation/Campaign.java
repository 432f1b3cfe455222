package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Simulation.Result;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Many seeds, some at once: each on one thread, with a simulation of its own. */
public final class Campaign {
    /** Simulates one seed. */
    @FunctionalInterface
    public interface Runner {
        Result run(long seed, int steps, boolean traced);
    }

    private final Supplier<Runner> runners;
    private final int steps;
    private final int threads;
    private final Consumer<String> progress;

    /**
     * @param runners makes what each thread simulates with
     * @param progress told now and then how far it has come
     */
    public Campaign(Supplier<Runner> runners, int steps, int threads, Consumer<String> progress) {
        this.runners = runners;
        this.steps = steps;
        this.threads = threads;
        this.progress = progress;
    }

    /** Those of the seeds that showed a violation, in their order. */
    public List<Result> run(long from, int seeds) {
        AtomicLong next = new AtomicLong(from);
        AtomicInteger done = new AtomicInteger();
        List<Future<List<Result>>> shares = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                shares.add(pool.submit(() -> share(next, from + seeds, done, seeds)));
            }
        }
        List<Result> violations = new ArrayList<>();
        for (Future<List<Result>> share : shares) {
            violations.addAll(finished(share));
        }
        violations.sort(Comparator.comparing(Result::seed));
        return violations;
    }

    private List<Result> share(AtomicLong next, long end, AtomicInteger done, int seeds) {
        Runner runner = runners.get();
        List<Result> violations = new ArrayList<>();
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            Result result = runner.run(seed, steps, false);
            if (result.violation() != null) {
                violations.add(result);
            }
            int count = done.incrementAndGet();
            if (count % Math.max(1, seeds / 10) == 0) {
                progress.accept("%d of %d seeds".formatted(count, seeds));
            }
        }
        return violations;
    }

    /** The first of the seeds that shows a violation, on this thread; null where none does. */
    public @Nullable Result first(long from, int seeds) {
        Runner runner = runners.get();
        for (long seed = from; seed < from + seeds; seed++) {
            Result result = runner.run(seed, steps, false);
            if (result.violation() != null) {
                return result;
            }
        }
        return null;
    }

    private static List<Result> finished(Future<List<Result>> share) {
        try {
            return share.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a seed could not be simulated", e.getCause());
        }
    }
}
