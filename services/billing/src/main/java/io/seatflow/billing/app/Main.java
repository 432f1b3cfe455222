package io.seatflow.billing.app;

import io.seatflow.workflow.process.ServiceProcess;

/** Billing in a process of its own; the first argument may name a properties file. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int status = ServiceProcess.run(BillingSettings.SERVICE, arguments, BillingSettings::from, Billing::start);
        if (status != 0) {
            System.exit(status);
        }
    }
}
