package io.seatflow.local;

/**
 * Turns Ctrl-C and SIGTERM into an orderly stop with exit code 0. The JVM would end with 130 or 143 and stop nothing
 * in order by itself, so its shutdown hook does the stopping and then halts it.
 */
final class StopSignals {
    private final Thread hook;

    private StopSignals(Thread hook) {
        this.hook = hook;
    }

    /** From now on a signal stops this system. */
    static StopSignals stopping(LocalSystem system, Progress progress) {
        Thread hook = new Thread(
                () -> {
                    system.close();
                    progress.say("stopped");
                    Runtime.getRuntime().halt(0);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new StopSignals(hook);
    }

    /** Lets the caller do the stopping; if a signal was faster, waits here until it has ended this process. */
    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalCame) {
            awaitTheEnd();
        }
    }

    private void awaitTheEnd() {
        try {
            hook.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
