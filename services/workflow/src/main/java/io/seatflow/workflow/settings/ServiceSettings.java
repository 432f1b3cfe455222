package io.seatflow.workflow.settings;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every service needs: {@code kafka}, {@code registry}, {@code instance} and the group {@code http}. A service
 * with a database asks for {@link DatabaseSettings} beside it.
 *
 * @param service name of the service
 * @param instance name of this process among those of the service, for logs and names of clients
 * @param kafka the brokers to ask first
 * @param registry base address of the schema registry's Confluent-compatible API
 * @param http where it listens
 */
public record ServiceSettings(String service, String instance, List<HostPort> kafka, URI registry, HttpSettings http) {
    /** Asks for the settings of this group. */
    public static ServiceSettings from(Settings settings) {
        String service = settings.service();
        return new ServiceSettings(
                service,
                settings.text(
                        "instance", service + "-" + ProcessHandle.current().pid()),
                settings.addresses("kafka"),
                settings.uri("registry"),
                HttpSettings.from(settings));
    }

    /** The brokers the way Kafka's clients want them. */
    public String bootstrapServers() {
        return kafka.stream().map(HostPort::toString).collect(Collectors.joining(","));
    }
}
