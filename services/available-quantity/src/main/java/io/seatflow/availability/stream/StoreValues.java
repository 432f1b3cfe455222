package io.seatflow.availability.stream;

import io.seatflow.availability.domain.Availability;
import io.seatflow.availability.domain.Channel;
import io.seatflow.availability.domain.LastKnown;
import io.seatflow.availability.domain.Seats;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

import java.nio.ByteBuffer;

/**
 * Values of the two stores, in fixed binary forms that begin with the form's number, so that a later release can tell
 * an older one. Not Avro: they are nobody else's, and need no registry to be restored.
 */
final class StoreValues {
    private static final byte FORM = 1;
    /** Of what is remembered of a subscription, since its seats are kept when they no longer count. */
    private static final byte WITH_COUNTS = 2;
    /** In the first form, in place of the channel. */
    private static final byte NOTHING_COUNTS = -1;

    private StoreValues() {}

    static Serde<LastKnown> lastKnown() {
        Serializer<LastKnown> serializer = (topic, known) -> known == null ? null : write(known);
        Deserializer<LastKnown> deserializer = (topic, bytes) -> bytes == null ? null : readLastKnown(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    static Serde<Availability> availability() {
        Serializer<Availability> serializer = (topic, row) -> row == null ? null : write(row);
        Deserializer<Availability> deserializer = (topic, bytes) -> bytes == null ? null : readAvailability(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static byte[] write(LastKnown known) {
        Seats seats = known.seats();
        if (seats == null) {
            return ByteBuffer.allocate(1 + Long.BYTES + 1)
                    .put(FORM)
                    .putLong(known.version())
                    .put(NOTHING_COUNTS)
                    .array();
        }
        byte[] product = StoreKeys.join(seats.product());
        return ByteBuffer.allocate(1 + Long.BYTES + 2 + 2 * Integer.BYTES + product.length)
                .put(WITH_COUNTS)
                .putLong(known.version())
                .put((byte) (known.counts() ? 1 : 0))
                .put(code(seats.channel()))
                .putInt(seats.quantity())
                .putInt(seats.assigned())
                .put(product)
                .array();
    }

    private static LastKnown readLastKnown(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte form = buffer.get();
        return switch (form) {
            case WITH_COUNTS -> {
                long version = buffer.getLong();
                boolean counts = buffer.get() == 1;
                yield new LastKnown(version, readSeats(buffer.get(), buffer), counts);
            }
            case FORM -> {
                long version = buffer.getLong();
                byte channel = buffer.get();
                boolean counts = channel != NOTHING_COUNTS;
                yield new LastKnown(version, counts ? readSeats(channel, buffer) : null, counts);
            }
            default -> throw unknown(form, WITH_COUNTS);
        };
    }

    private static Seats readSeats(byte channel, ByteBuffer buffer) {
        int quantity = buffer.getInt();
        int assigned = buffer.getInt();
        return new Seats(StoreKeys.split(buffer), channel(channel), quantity, assigned);
    }

    private static byte[] write(Availability row) {
        byte[] product = StoreKeys.join(row.product());
        return ByteBuffer.allocate(1 + 4 * Long.BYTES + Integer.BYTES + product.length)
                .put(FORM)
                .putLong(row.purchased())
                .putLong(row.assigned())
                .putLong(row.selfService())
                .putLong(row.central())
                .putInt(row.subscriptions())
                .put(product)
                .array();
    }

    private static Availability readAvailability(byte[] bytes) {
        ByteBuffer buffer = open(bytes);
        long purchased = buffer.getLong();
        long assigned = buffer.getLong();
        long selfService = buffer.getLong();
        long central = buffer.getLong();
        int subscriptions = buffer.getInt();
        return new Availability(StoreKeys.split(buffer), purchased, assigned, selfService, central, subscriptions);
    }

    private static ByteBuffer open(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte form = buffer.get();
        if (form != FORM) {
            throw unknown(form, FORM);
        }
        return buffer;
    }

    private static IllegalStateException unknown(byte form, byte newest) {
        return new IllegalStateException(
                "a stored value has form " + form + ", this release reads forms up to " + newest);
    }

    private static byte code(Channel channel) {
        return switch (channel) {
            case SELF_SERVICE -> 0;
            case CENTRAL -> 1;
        };
    }

    private static Channel channel(byte code) {
        return switch (code) {
            case 0 -> Channel.SELF_SERVICE;
            case 1 -> Channel.CENTRAL;
            default -> throw new IllegalStateException("a stored value has channel " + code);
        };
    }
}
