package io.seatflow.local;

import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Starts the services of one data folder. */
final class Services {
    private final SortedMap<String, URI> addresses = new TreeMap<>();

    Services(DataFolder folder, Servers servers, PortBook book, SystemOptions options) {}

    /** One start per instance, all at the same time; each returns when its instance is ready. */
    List<Supplier<Part>> starts() {
        return List.of();
    }

    /** The address of the first instance of each service. */
    SortedMap<String, URI> addresses() {
        return addresses;
    }
}
