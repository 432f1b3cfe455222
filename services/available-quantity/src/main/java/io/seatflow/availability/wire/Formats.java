package io.seatflow.availability.wire;

import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.schemas.serde.MalformedRecord;
import io.seatflow.workflow.Malformed;

/**
 * What is read and written, each in its form on the wire. Safe for threads.
 *
 * @param subscriptions reads {@code licensing.subscriptions}
 * @param products writes {@code availability.products}
 * @param deadLetters writes {@code available-quantity.dead-letters}
 */
public record Formats(SubscriptionReader subscriptions, ProductWriter products, DeadLetterWriter deadLetters) {
    /**
     * The forms that the registry has. Asks it for the ids of what is written, once, here: a schema is never registered
     * by a running service.
     *
     * @throws io.seatflow.schemas.registry.NotRegistered where the deploy step has not registered one of them
     */
    public static Formats of(RegistryClient registry, Patience patience) {
        AvroReader<Subscription> reader = AvroReader.of(Topics.LICENSING_SUBSCRIPTIONS, registry);
        AvroWriter<ProductAvailability> products =
                patience.ask(() -> AvroWriter.of(Topics.AVAILABILITY_PRODUCTS, registry));
        AvroWriter<DeadLetter> deadLetters =
                patience.ask(() -> AvroWriter.of(Topics.AVAILABLE_QUANTITY_DEAD_LETTERS, registry));
        return new Formats(
                new SubscriptionReader(bytes -> read(reader, bytes, patience)),
                new ProductWriter(products::encode),
                new DeadLetterWriter(deadLetters::encode));
    }

    private static Subscription read(AvroReader<Subscription> reader, byte[] bytes, Patience patience)
            throws Malformed {
        try {
            return patience.ask(() -> reader.decode(bytes));
        } catch (MalformedRecord malformed) {
            throw new Malformed(malformed.kind().name(), String.valueOf(malformed.getMessage()));
        }
    }
}
