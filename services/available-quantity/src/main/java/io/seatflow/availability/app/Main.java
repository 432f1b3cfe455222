package io.seatflow.availability.app;

import io.seatflow.workflow.process.ServiceProcess;

/** The service in a process of its own. Its one argument, if any, is a properties file. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int status = ServiceProcess.run(
                AvailabilitySettings.SERVICE, arguments, AvailabilitySettings::from, AvailableQuantity::start);
        if (status != 0) {
            System.exit(status);
        }
    }
}
