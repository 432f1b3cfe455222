package io.seatflow.local;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Lines for the person who waits, each with the seconds since the start. Threads: any. */
public final class Progress {
    private final PrintWriter out;
    private final long begin = System.nanoTime();

    /** Prints to this writer. */
    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** Says what was done or is being done. */
    public synchronized void say(String line) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", seconds, line));
        out.flush();
    }
}
