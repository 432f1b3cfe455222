package io.seatflow.workflow.lane;

import net.jpountz.lz4.LZ4Factory;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Blobs on their way to the database, compressed: what is written there and deleted again within a second is most of what
 * a service writes. The server's own compression costs it several times as much.
 */
final class Packed {
    /** The first byte of a packed blob; formats that begin with a lower one are not packed. */
    static final int MARK = 0x70;

    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

    private Packed() {}

    static byte[] pack(byte[] bytes) {
        byte[] packed = new byte[HEADER_BYTES + LZ4.fastCompressor().maxCompressedLength(bytes.length)];
        ByteBuffer.wrap(packed).put((byte) MARK).putInt(bytes.length);
        int written = LZ4.fastCompressor().compress(bytes, 0, bytes.length, packed, HEADER_BYTES);
        return Arrays.copyOf(packed, HEADER_BYTES + written);
    }

    /** What was packed; a blob that is not packed as it is. */
    static byte[] unpack(byte[] blob) {
        if (blob.length < HEADER_BYTES || blob[0] != MARK) {
            return blob;
        }
        byte[] bytes = new byte[ByteBuffer.wrap(blob).getInt(1)];
        LZ4.safeDecompressor().decompress(blob, HEADER_BYTES, blob.length - HEADER_BYTES, bytes, 0, bytes.length);
        return bytes;
    }
}
