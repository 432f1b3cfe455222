package io.seatflow.admin.app;

import io.seatflow.workflow.process.ServiceProcess;

/** The admin center in a process of its own; the first argument may name a properties file. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int status = ServiceProcess.run(AdminSettings.SERVICE, arguments, AdminSettings::from, AdminCenter::start);
        if (status != 0) {
            System.exit(status);
        }
    }
}
