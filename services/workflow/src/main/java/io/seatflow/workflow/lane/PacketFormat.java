package io.seatflow.workflow.lane;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@link Packet} as one blob: one row per batch and lane instead of one per record. */
public final class PacketFormat {
    private static final int VERSION = 1;
    private static final int ABSENT = -1;
    /** Of a record in the blob beside key and value: its trace and what has a fixed size. */
    private static final int RECORD_OVERHEAD = 96;

    private PacketFormat() {}

    /** The blob of a packet; its number is the row's, not the blob's. */
    public static byte[] write(Packet packet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(roomFor(packet));
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(packet.timeMillis());
            out.writeInt(packet.records().size());
            Words words = new Words(out);
            for (Outgoing record : packet.records()) {
                words.write(record.topic());
                words.write(record.type());
                words.writeTrace(record.traceparent());
                out.writeInt(record.partition());
                out.writeLong(record.sequence());
                writeBytes(out, record.key());
                writeBytes(out, record.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Packed.pack(bytes.toByteArray());
    }

    /** The packet in a blob. */
    public static Packet read(long batch, byte[] blob) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Packed.unpack(blob)))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException("outbox batch " + batch + " has format " + version);
            }
            long timeMillis = in.readLong();
            int count = in.readInt();
            List<String> words = new ArrayList<>();
            List<Outgoing> records = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String topic = readWord(in, words);
                String type = readWord(in, words);
                String traceparent = readWord(in, words);
                int partition = in.readInt();
                long sequence = in.readLong();
                byte[] key = readBytes(in);
                if (key == null) {
                    throw new IllegalStateException("outbox batch " + batch + " has a record without key");
                }
                records.add(new Outgoing(topic, partition, sequence, key, readBytes(in), type, traceparent));
            }
            return new Packet(batch, timeMillis, records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int roomFor(Packet packet) {
        int room = 512;
        for (Outgoing record : packet.records()) {
            byte[] value = record.value();
            room += record.key().length + (value == null ? 0 : value.length) + RECORD_OVERHEAD;
        }
        return room;
    }

    /** Strings that repeat are written once, and then by their number. */
    private static final class Words {
        private final DataOutputStream out;
        private final Map<String, Integer> known = new HashMap<>();
        private int written;
        private String lastTrace = "";
        private int lastTraceNumber = ABSENT;

        Words(DataOutputStream out) {
            this.out = out;
        }

        void write(String word) throws IOException {
            Integer number = known.get(word);
            if (number == null) {
                known.put(word, add(word));
            } else {
                out.writeInt(number);
            }
        }

        /** A trace repeats in the records that follow each other, or never: looking further back is not worth it. */
        void writeTrace(String trace) throws IOException {
            if (lastTraceNumber != ABSENT && trace.equals(lastTrace)) {
                out.writeInt(lastTraceNumber);
            } else {
                lastTrace = trace;
                lastTraceNumber = add(trace);
            }
        }

        private int add(String word) throws IOException {
            out.writeInt(ABSENT);
            out.writeUTF(word);
            return written++;
        }
    }

    private static String readWord(DataInputStream in, List<String> words) throws IOException {
        int index = in.readInt();
        if (index == ABSENT) {
            words.add(in.readUTF());
            return words.getLast();
        }
        return words.get(index);
    }

    private static void writeBytes(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? ABSENT : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == ABSENT ? null : in.readNBytes(length);
    }
}
