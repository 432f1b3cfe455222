package io.seatflow.local;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The services. */
enum Service {
    AVAILABLE_QUANTITY(Listener.AVAILABLE_QUANTITY),
    LICENSING(Listener.LICENSING),
    BILLING(Listener.BILLING),
    CHECKOUT(Listener.CHECKOUT);

    private final Listener listener;

    Service(Listener listener) {
        this.listener = listener;
    }

    /** Its name: in addresses, files and messages. */
    String label() {
        return listener.label();
    }

    /** What it listens as. */
    Listener listener() {
        return listener;
    }

    /** The names of all. */
    static Stream<String> labels() {
        return Arrays.stream(values()).map(Service::label);
    }

    /** The databases of the services that have one. */
    static List<String> databases() {
        return Arrays.stream(values())
                .filter(service -> service != AVAILABLE_QUANTITY)
                .map(Service::label)
                .toList();
    }
}
