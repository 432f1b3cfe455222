package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time. */
final class Together {
    private Together() {}

    /**
     * Runs all tasks, each on a thread of its own, and returns when the last has ended, with their answers in order.
     *
     * @throws ServerFailure the first failure in the order of the tasks
     */
    static <T> List<T> all(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<T>> running = tasks.stream().map(threads::submit).toList();
            List<T> answers = new ArrayList<>();
            ServerFailure failure = null;
            for (Future<T> task : running) {
                try {
                    answers.add(task.get());
                } catch (ExecutionException failed) {
                    failure = failure == null ? explain(failed.getCause()) : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
            return answers;
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
