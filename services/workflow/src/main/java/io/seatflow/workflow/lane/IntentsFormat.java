package io.seatflow.workflow.lane;

import io.seatflow.workflow.Intent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The intents of one batch as one blob. */
public final class IntentsFormat {
    private static final int VERSION = 1;

    private IntentsFormat() {}

    /** The blob of these intents. */
    public static byte[] write(List<Intent> intents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 128 * intents.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(intents.size());
            for (Intent intent : intents) {
                out.writeUTF(intent.key());
                out.writeLong(intent.intendedAt().toEpochMilli());
                out.writeInt(intent.request().length);
                out.write(intent.request());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Packed.pack(bytes.toByteArray());
    }

    /** The intents in a blob, none of them tried yet. */
    public static List<Intent> read(byte[] blob) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Packed.unpack(blob)))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException("intents have format " + version + ", expected " + VERSION);
            }
            List<Intent> intents = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String key = in.readUTF();
                Instant intendedAt = Instant.ofEpochMilli(in.readLong());
                intents.add(new Intent(key, in.readNBytes(in.readInt()), intendedAt, 1));
            }
            return intents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
