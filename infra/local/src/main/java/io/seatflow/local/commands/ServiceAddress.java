package io.seatflow.local.commands;

import io.seatflow.local.Endpoints;

import java.net.URI;

/** Where a service of a running system answers. */
final class ServiceAddress {
    private ServiceAddress() {}

    /** @throws CommandFailure where the system runs without it */
    static URI of(Endpoints endpoints, String service) {
        URI address = endpoints.services().get(service);
        if (address == null) {
            throw new CommandFailure("endpoints.json names no address of %s, only of %s"
                    .formatted(service, endpoints.services().keySet()));
        }
        return address;
    }
}
