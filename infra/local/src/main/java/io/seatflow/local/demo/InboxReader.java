package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.commands.JsonOverHttp;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Reads the mails that the local inbox has taken, each once. Not for several threads. */
final class InboxReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int AT_ONCE = 500;

    private final URI inbox;
    private final JsonOverHttp http;
    private long last;

    InboxReader(URI inbox, JsonOverHttp http) {
        this.inbox = inbox;
        this.http = http;
    }

    /** Returns when every mail that is expected has come, or when none has for a while. */
    void await(Mails mails) {
        long lastNews = System.nanoTime();
        while (!mails.isComplete() && System.nanoTime() - lastNews < PATIENCE.toNanos()) {
            if (read(mails)) {
                lastNews = System.nanoTime();
            } else {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Passes over what has come until now. */
    void skip() {
        JsonNode some = next();
        while (!some.isEmpty()) {
            last = some.path(some.size() - 1).path("id").asLong();
            some = next();
        }
    }

    /** Takes what has come since; whether anything has. */
    boolean read(Mails mails) {
        long before = last;
        JsonNode some = next();
        while (!some.isEmpty()) {
            for (JsonNode mail : some) {
                last = mail.path("id").asLong();
                mails.take(mail);
            }
            some = next();
        }
        return last > before;
    }

    private JsonNode next() {
        return http.get(inbox, "/mails?after=%d&most=%d".formatted(last, AT_ONCE));
    }
}
