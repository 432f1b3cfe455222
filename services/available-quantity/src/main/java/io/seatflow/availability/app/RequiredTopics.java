package io.seatflow.availability.app;

import io.seatflow.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topics the service reads and writes. It creates none of them: that is the deploy step's. */
final class RequiredTopics {
    private static final long TIMEOUT_SECONDS = 30;
    static final List<String> ALL = List.of(
            Topics.LICENSING_SUBSCRIPTIONS.name(),
            Topics.AVAILABILITY_PRODUCTS.name(),
            Topics.AVAILABLE_QUANTITY_DEAD_LETTERS.name());

    private RequiredTopics() {}

    /**
     * Makes sure that they are there.
     *
     * @throws CannotStart naming those that are missing, or the brokers that did not answer
     */
    static void check(String bootstrapServers, List<String> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<String> missing =
                    topics.stream().filter(name -> !present.contains(name)).toList();
            if (!missing.isEmpty()) {
                throw new CannotStart("topics are missing: " + String.join(", ", missing));
            }
        } catch (ExecutionException | TimeoutException silent) {
            throw new CannotStart("Kafka does not answer on " + bootstrapServers, silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("the start was interrupted", stopped);
        }
    }
}
