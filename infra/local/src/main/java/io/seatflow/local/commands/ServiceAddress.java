package io.seatflow.local.commands;

import io.seatflow.local.Endpoints;

import java.net.URI;
import java.util.List;

/** Where a service of a running system answers. */
final class ServiceAddress {
    private ServiceAddress() {}

    /**
     * The addresses of all its instances, dead ones among them.
     *
     * @throws CommandFailure where the system runs without it
     */
    static List<URI> all(Endpoints endpoints, String service) {
        List<URI> addresses = endpoints.addressesOf(service);
        if (addresses.isEmpty()) {
            throw new CommandFailure("endpoints.json names no address of %s, only of %s"
                    .formatted(service, endpoints.services().keySet()));
        }
        return addresses;
    }
}
