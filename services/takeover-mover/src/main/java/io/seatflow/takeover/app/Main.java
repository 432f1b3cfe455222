package io.seatflow.takeover.app;

import io.seatflow.workflow.process.ServiceProcess;

/** The takeover mover in a process of its own; the first argument may name a properties file. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int status = ServiceProcess.run(
                TakeoverMoverSettings.SERVICE, arguments, TakeoverMoverSettings::from, TakeoverMover::start);
        if (status != 0) {
            System.exit(status);
        }
    }
}
