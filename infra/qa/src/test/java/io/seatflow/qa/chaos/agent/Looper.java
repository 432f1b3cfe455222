package io.seatflow.qa.chaos.agent;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The main class of a process that passes one point, again and again, and says so. */
final class Looper {
    static final String DECIDED = "Decided[on=this one]";

    private Looper() {}

    public static void main(String[] arguments) {
        for (int pass = 1; pass <= 100_000; pass++) {
            System.out.println("pass " + pass);
            Passes.decides(DECIDED);
            Passes.pass(arguments[0]);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
