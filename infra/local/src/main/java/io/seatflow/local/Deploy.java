package io.seatflow.local;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistryException;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.servers.KafkaNode;
import io.seatflow.servers.ServerFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * The deploy step: makes what the services expect to find. Doing it again changes nothing, and brings the settings of
 * topics that are there already to what the catalogue says.
 */
public final class Deploy {
    private Deploy() {}

    /** Creates the topics of the catalogue, for a single broker. */
    public static void topics(String bootstrapServers) {
        topics(bootstrapServers, 1);
    }

    /** Creates the topics of the catalogue; with several brokers a record is on two of three before it is acknowledged. */
    public static void topics(String bootstrapServers, int brokers) {
        short copies = (short) KafkaNode.copies(brokers);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            List<NewTopic> wanted = Topics.all().stream()
                    .map(topic ->
                            new NewTopic(topic.name(), Topic.PARTITIONS, copies).configs(settings(topic, brokers)))
                    .toList();
            for (KafkaFuture<Void> created : admin.createTopics(wanted).values().values()) {
                awaitCreated(created);
            }
            admin.incrementalAlterConfigs(alterations(brokers)).all().get();
        } catch (ExecutionException refused) {
            throw new ServerFailure("topics cannot be created (%s)".formatted(refused.getCause()), refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }

    /** Registers the schemas of the catalogue. */
    public static void schemas(URI registry) {
        try (RegistryClient client = new RegistryClient(RegistrySettings.at(registry.toString()))) {
            SchemaDeployment.deploy(client);
        } catch (RegistryException refused) {
            throw new ServerFailure("schemas cannot be registered (%s)".formatted(refused.getMessage()), refused);
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> alterations(int brokers) {
        Map<ConfigResource, Collection<AlterConfigOp>> alterations = new HashMap<>();
        for (Topic<?> topic : Topics.all()) {
            alterations.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    settings(topic, brokers).entrySet().stream()
                            .map(setting -> new AlterConfigOp(
                                    new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                            .toList());
        }
        return alterations;
    }

    private static Map<String, String> settings(Topic<?> topic, int brokers) {
        return Map.of(
                "cleanup.policy", topic.keeping().cleanupPolicy(),
                "retention.ms", topic.keeping().retentionMillis(),
                "compression.type", topic.audience().compression(),
                "max.message.bytes", Integer.toString(topic.maxRecordBytes()),
                "min.insync.replicas", Integer.toString(KafkaNode.copiesInSync(brokers)),
                "unclean.leader.election.enable", "false");
    }
}
