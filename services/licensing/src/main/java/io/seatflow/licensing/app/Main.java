package io.seatflow.licensing.app;

import io.seatflow.workflow.process.ServiceProcess;

/** Licensing in a process of its own; the first argument may name a properties file. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int status =
                ServiceProcess.run(LicensingSettings.SERVICE, arguments, LicensingSettings::from, Licensing::start);
        if (status != 0) {
            System.exit(status);
        }
    }
}
