package io.seatflow.notification.app;

import io.seatflow.workflow.process.ServiceProcess;

/** The service in a process of its own; the first argument may name a properties file. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int status = ServiceProcess.run(
                NotificationSettings.SERVICE, arguments, NotificationSettings::from, Notification::start);
        if (status != 0) {
            System.exit(status);
        }
    }
}
