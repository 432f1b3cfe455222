package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A takeover as it goes: a bar on standard error, and its end. Whoever goes away does not stop it. */
final class TakeoverProgress {
    private static final Duration FOR_EVER = Duration.ofDays(7);
    private static final int WIDTH = 30;

    private final AdminCommand command;
    private final PrintWriter err;
    private String last = "";

    TakeoverProgress(AdminCommand command) {
        this.command = command;
        this.err = command.spec().commandLine().getErr();
    }

    int follow(AdminClient api, JsonNode begun) {
        String id = begun.path("id").asText();
        Thread detached =
                new Thread(() -> say("%nseatflow: it goes on; see how: ./seatflow takeover follow %s%n".formatted(id)));
        if (AdminClient.isRunning(begun)) {
            Runtime.getRuntime().addShutdownHook(detached);
        }
        try {
            JsonNode ended = api.follow(begun, FOR_EVER, this::show);
            if (!last.isEmpty()) {
                say(System.lineSeparator());
            }
            command.print(ended, Shown.operation(ended));
            return OperationCommand.exitCode(ended);
        } finally {
            forget(detached);
        }
    }

    private static void forget(Thread detached) {
        try {
            Runtime.getRuntime().removeShutdownHook(detached);
        } catch (IllegalStateException alreadyStopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(JsonNode operation) {
        if (command.isJson()) {
            return;
        }
        String line = line(operation);
        if (!line.equals(last)) {
            say("\r" + line);
            last = line;
        }
    }

    /** The bar, its counts and what is being done. */
    static String line(JsonNode operation) {
        JsonNode progress = operation.path("progress");
        int moved = progress.path("moved").asInt();
        int total = progress.path("total").asInt();
        int full = total == 0 ? 0 : (int) ((long) WIDTH * moved / total);
        String phase = progress.path("phase").asText("STARTED").toLowerCase(Locale.ROOT);
        return "[%s%s] %d of %d users, %-11s"
                .formatted("#".repeat(full), " ".repeat(WIDTH - full), moved, total, phase);
    }

    private void say(String text) {
        err.print(text);
        err.flush();
    }
}
