package io.seatflow.checkout.app;

import io.seatflow.workflow.process.ServiceProcess;

/** Checkout in a process of its own; the first argument may name a properties file. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = ServiceProcess.run(CheckoutSettings.SERVICE, arguments, CheckoutSettings::from, Checkout::start);
        if (code != 0) {
            System.exit(code);
        }
    }
}
