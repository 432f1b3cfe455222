package io.seatflow.workflow.lane;

import io.seatflow.workflow.lane.Received.Gap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A lane's {@link Progress} as the bytes of its row: small, since every batch writes them. */
public final class ProgressFormat {
    private static final int VERSION = 1;
    private static final long NO_GAP = -1;

    private ProgressFormat() {}

    /** The bytes of a progress. */
    public static byte[] write(Progress progress) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(progress.lastBatch());
            out.writeShort(progress.tallies().size());
            for (Map.Entry<String, Tally> entry : progress.tallies().entrySet()) {
                out.writeUTF(entry.getKey());
                write(out, entry.getValue());
            }
            out.writeShort(progress.received().size());
            for (Map.Entry<String, Map<String, Received>> entry :
                    progress.received().entrySet()) {
                out.writeUTF(entry.getKey());
                write(out, entry.getValue());
            }
            out.writeShort(progress.sent().size());
            for (Map.Entry<String, long[]> entry : progress.sent().entrySet()) {
                out.writeUTF(entry.getKey());
                write(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The progress in these bytes; a new one where there are none. */
    public static Progress read(byte[] bytes) {
        if (bytes.length == 0) {
            return new Progress();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException("a lane's progress has format " + version + ", expected " + VERSION);
            }
            long lastBatch = in.readLong();
            Map<String, Tally> tallies = new HashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                tallies.put(in.readUTF(), readTally(in));
            }
            Map<String, Map<String, Received>> received = new HashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                received.put(in.readUTF(), readSources(in));
            }
            Map<String, long[]> sent = new HashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                sent.put(in.readUTF(), readSequences(in));
            }
            return new Progress(lastBatch, tallies, received, sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Tally tally) throws IOException {
        out.writeLong(tally.position());
        out.writeLong(tally.read());
        out.writeLong(tally.applied());
        out.writeLong(tally.duplicates());
        out.writeLong(tally.deadLetters());
        out.writeLong(tally.dropped());
    }

    private static Tally readTally(DataInputStream in) throws IOException {
        return new Tally(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static void write(DataOutputStream out, Map<String, Received> sources) throws IOException {
        out.writeShort(sources.size());
        for (Map.Entry<String, Received> source : sources.entrySet()) {
            out.writeUTF(source.getKey());
            out.writeLong(source.getValue().last());
            Gap gap = source.getValue().gap();
            out.writeLong(gap == null ? NO_GAP : gap.offset());
            out.writeLong(gap == null ? NO_GAP : gap.sinceMillis());
        }
    }

    private static Map<String, Received> readSources(DataInputStream in) throws IOException {
        Map<String, Received> sources = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String source = in.readUTF();
            long last = in.readLong();
            long offset = in.readLong();
            long since = in.readLong();
            sources.put(source, new Received(last, offset == NO_GAP ? null : new Gap(offset, since)));
        }
        return sources;
    }

    private static void write(DataOutputStream out, long[] sequences) throws IOException {
        out.writeShort(sequences.length);
        for (long sequence : sequences) {
            out.writeLong(sequence);
        }
    }

    private static long[] readSequences(DataInputStream in) throws IOException {
        long[] sequences = new long[in.readUnsignedShort()];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = in.readLong();
        }
        return sequences;
    }
}
