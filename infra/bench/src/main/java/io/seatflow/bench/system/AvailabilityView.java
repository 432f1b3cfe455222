package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.load.Reading;
import io.seatflow.bench.system.Purchased.Place;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The available quantity as somebody outside reads it. Not for several threads. */
final class AvailabilityView implements AutoCloseable {
    private final AvroReader<ProductAvailability> reader;
    private final Reading reading;
    private final Map<Place, Long> seats = new HashMap<>();

    AvailabilityView(String bootstrapServers, RegistryClient registry) {
        reader = AvroReader.of(Topics.AVAILABILITY_PRODUCTS, registry);
        reading = Reading.fromBeginning(bootstrapServers, Topics.AVAILABILITY_PRODUCTS.name());
    }

    /**
     * Waits until it is what was bought, no more and no less.
     *
     * @throws BenchFailure naming a difference if it does not come to that within the patience
     */
    void await(Map<Place, Long> expected, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!seats.equals(expected)) {
            int came = reading.poll(this::take);
            if (came == 0 && System.nanoTime() > deadline) {
                throw different(expected);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            ProductAvailability row = reader.decode(record.value());
            seats.put(new Place(row.getTenantId(), row.getProductId()), row.getPurchased());
        }
    }

    private BenchFailure different(Map<Place, Long> expected) {
        Set<Place> places = new HashSet<>(expected.keySet());
        places.addAll(seats.keySet());
        places.removeIf(place -> Objects.equals(seats.get(place), expected.get(place)));
        Place one = places.iterator().next();
        return new BenchFailure(
                "the available quantity of %d products is wrong: of product %s in tenant %s %s, expected %s"
                        .formatted(places.size(), one.productId(), one.tenantId(), seats.get(one), expected.get(one)));
    }

    @Override
    public void close() {
        reading.close();
    }
}
