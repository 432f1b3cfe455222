package io.seatflow.local;

import io.seatflow.events.directory.User;
import io.seatflow.local.commands.LogReader;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.MalformedRecord;
import io.seatflow.servers.signin.Account;
import io.seatflow.servers.signin.Accounts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts that the directory's topic holds now. The topic is read from its beginning each time somebody signs in:
 * seldom, and on one machine quick enough, so that nothing has to be kept up to date. Safe for use by several threads.
 */
final class DirectoryAccounts implements Accounts {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String kafka;
    private final AvroReader<User> users;

    DirectoryAccounts(String kafka, RegistryClient registry) {
        this.kafka = kafka;
        this.users = AvroReader.of(Topics.DIRECTORY_USERS, registry);
    }

    @Override
    public Optional<Account> find(String tenantId, String user) {
        Map<String, User> ofTenant = new HashMap<>();
        String prefix = tenantId + "/";
        try (LogReader log = LogReader.fromBeginning(kafka, List.of(Topics.DIRECTORY_USERS))) {
            Map<TopicPartition, Long> ends = log.ends();
            while (!log.hasReached(ends)) {
                for (ConsumerRecord<byte[], byte[]> record : log.poll(POLL)) {
                    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
                    if (key.startsWith(prefix)) {
                        take(key, record.value(), ofTenant);
                    }
                }
            }
        }
        return ofTenant.values().stream()
                .filter(found -> found.getTenantId().equals(tenantId) && found.getActive())
                .filter(found ->
                        found.getUserId().equals(user) || found.getEmail().equalsIgnoreCase(user))
                .findFirst()
                .map(found -> new Account(tenantId, found.getUserId(), found.getEmail(), found.getDisplayName()));
    }

    private void take(String key, byte @Nullable [] value, Map<String, User> ofTenant) {
        if (value == null) {
            ofTenant.remove(key);
            return;
        }
        User user;
        try {
            user = users.decode(value);
        } catch (MalformedRecord neverWasAnAccount) {
            return;
        }
        User known = ofTenant.get(key);
        if (known == null || known.getVersion() <= user.getVersion()) {
            ofTenant.put(key, user);
        }
    }
}
