package io.seatflow.schemas.registry;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import org.apache.avro.specific.SpecificRecord;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The deploy step: puts every topic's schemas into a registry, where services and outside clients find them. */
public final class SchemaDeployment {
    /** Old and new readers and writers, of every version, understand each other. */
    public static final CompatibilityLevel LEVEL = CompatibilityLevel.FULL_TRANSITIVE;

    private SchemaDeployment() {}

    /**
     * Registers each schema under its topic's subject and asks for {@link #LEVEL} there and by default. May be run as
     * often as one likes: what is there already keeps its id.
     *
     * @return the id of each subject's schema, by subject
     * @throws RegistryRefused where a schema is not compatible with what is registered
     * @throws RegistryUnavailable where no registry answers
     */
    public static Map<String, Integer> deploy(RegistryClient registry) {
        registry.setCompatibility(LEVEL);
        Map<String, Integer> ids = new TreeMap<>();
        for (Topic<?> topic : Topics.all()) {
            for (Class<? extends SpecificRecord> type : topic.valueTypes()) {
                String subject = topic.subject(type);
                ids.put(subject, registry.register(subject, PublishedSchema.of(Topic.schema(type))));
                registry.setCompatibility(subject, LEVEL);
            }
        }
        return Collections.unmodifiableMap(ids);
    }
}
