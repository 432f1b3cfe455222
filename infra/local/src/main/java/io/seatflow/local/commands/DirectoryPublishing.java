package io.seatflow.local.commands;

import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes tenants and users as the directory upstream does. */
public final class DirectoryPublishing {
    private final Publisher publisher;
    private final AvroWriter<Tenant> tenants;
    private final AvroWriter<User> users;
    private final AvroWriter<Delegation> delegations;

    public DirectoryPublishing(Publisher publisher, RegistryClient registry) {
        this.publisher = publisher;
        this.tenants = AvroWriter.of(Topics.DIRECTORY_TENANTS, registry);
        this.users = AvroWriter.of(Topics.DIRECTORY_USERS, registry);
        this.delegations = AvroWriter.of(Topics.DIRECTORY_DELEGATIONS, registry);
    }

    /**
     * Publishes all and waits until the broker has them.
     *
     * @return where a reader that has read them all is, per partition that was written to
     * @throws CommandFailure if one was not taken
     */
    public Map<TopicPartition, Long> publish(DirectoryEntries entries) {
        Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        for (Tenant tenant : entries.tenants()) {
            String id = tenant.getTenantId();
            publisher.send(
                    Topics.DIRECTORY_TENANTS.name(),
                    id,
                    id,
                    tenants.encode(tenant),
                    (place, fault) -> note(place, fault, ends, failure));
        }
        for (User user : entries.users()) {
            publisher.send(
                    Topics.DIRECTORY_USERS.name(),
                    user.getTenantId(),
                    user.getTenantId() + "/" + user.getUserId(),
                    users.encode(user),
                    (place, fault) -> note(place, fault, ends, failure));
        }
        for (Delegation delegation : entries.delegations()) {
            publisher.send(
                    Topics.DIRECTORY_DELEGATIONS.name(),
                    delegation.getTenantId(),
                    "%s/%s/%s"
                            .formatted(
                                    delegation.getTenantId(),
                                    delegation.getPartnerTenantId(),
                                    delegation.getPartnerUserId()),
                    delegations.encode(delegation),
                    (place, fault) -> note(place, fault, ends, failure));
        }
        publisher.flush();
        Exception fault = failure.get();
        if (fault != null) {
            throw new CommandFailure("not all of the directory was taken by Kafka: " + fault.getMessage(), fault);
        }
        return Map.copyOf(ends);
    }

    private static void note(
            RecordMetadata place,
            @Nullable Exception fault,
            Map<TopicPartition, Long> ends,
            AtomicReference<@Nullable Exception> failure) {
        if (fault == null) {
            ends.merge(new TopicPartition(place.topic(), place.partition()), place.offset() + 1, Math::max);
        } else {
            failure.compareAndSet(null, fault);
        }
    }
}
