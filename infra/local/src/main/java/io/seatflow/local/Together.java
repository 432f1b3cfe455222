package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time. */
final class Together {
    private Together() {}

    /**
     * Runs all tasks, each on a thread of its own, and returns when the last has ended.
     *
     * @throws ServerFailure the first failure in the order of the tasks
     */
    static void all(List<Runnable> tasks) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            ServerFailure failure = null;
            for (Future<?> task : running) {
                try {
                    task.get();
                } catch (ExecutionException failed) {
                    failure = failure == null ? explain(failed.getCause()) : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }

    private static ServerFailure explain(@Nullable Throwable cause) {
        return cause instanceof ServerFailure known
                ? known
                : new ServerFailure("the start failed: %s (see the log)".formatted(cause), cause);
    }
}
