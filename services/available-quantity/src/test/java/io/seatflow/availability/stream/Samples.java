package io.seatflow.availability.stream;

import io.seatflow.availability.wire.DeadLetterWriter;
import io.seatflow.availability.wire.Formats;
import io.seatflow.availability.wire.ProductWriter;
import io.seatflow.availability.wire.SubscriptionReader;
import io.seatflow.events.Channel;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.serde.TrustedRecords;
import io.seatflow.storefront.Term;
import io.seatflow.workflow.Malformed;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BinaryMessageDecoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Records for tests, and formats that need no registry: Avro's own single-object encoding. */
public final class Samples {
    static final Instant DAY = Instant.parse("2026-11-21T10:00:00Z");

    static {
        TrustedRecords.trust();
    }

    private Samples() {}

    static Formats formats() {
        return new Formats(
                new SubscriptionReader(Samples::subscription),
                new ProductWriter(row -> bytes(() -> row.toByteBuffer())),
                new DeadLetterWriter(letter -> bytes(() -> letter.toByteBuffer())));
    }

    public static Subscription.Builder active(String id, String tenant, String product, long version) {
        return Subscription.newBuilder()
                .setSubscriptionId(id)
                .setTenantId(tenant)
                .setOrderId("order-" + id)
                .setProductId(product)
                .setProductName("Planner")
                .setPurchaserId("u1")
                .setPurchaserEmail("lee@fabrikam.example")
                .setChannel(Channel.SELF_SERVICE)
                .setQuantity(10)
                .setAssigned(0)
                .setTerm(Term.MONTHLY)
                .setTrial(false)
                .setUnitPriceMinor(1000)
                .setCurrency("EUR")
                .setStatus(SubscriptionStatus.ACTIVE)
                .setStartsAt(DAY)
                .setEndsAt(DAY.plusSeconds(2_592_000))
                .setVersion(version)
                .setChangedAt(DAY);
    }

    static byte[] write(Subscription subscription) {
        return bytes(() -> subscription.toByteBuffer());
    }

    static ProductAvailability product(byte[] bytes) {
        try {
            return ProductAvailability.fromByteBuffer(ByteBuffer.wrap(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static DeadLetter deadLetter(byte[] bytes) {
        try {
            return DeadLetter.fromByteBuffer(ByteBuffer.wrap(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Subscription subscription(byte[] bytes) throws Malformed {
        try {
            BinaryMessageDecoder<Subscription> decoder = Subscription.getDecoder();
            return decoder.decode(bytes);
        } catch (IOException | AvroRuntimeException unreadable) {
            throw new Malformed(SubscriptionReader.NOT_READABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Encoding {
        ByteBuffer encode() throws IOException;
    }

    private static byte[] bytes(Encoding encoding) {
        try {
            ByteBuffer buffer = encoding.encode();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
