package io.seatflow.takeover.domain;

import java.util.BitSet;

/** Some of a takeover's chunks. Immutable; equal where the same chunks are in it. */
public final class ChunkSet {
    /** No chunk. */
    public static final ChunkSet NONE = new ChunkSet(new BitSet());

    private final BitSet chunks;

    private ChunkSet(BitSet chunks) {
        this.chunks = chunks;
    }

    /** What {@link #toBytes()} wrote. */
    public static ChunkSet ofBytes(byte[] bytes) {
        return new ChunkSet(BitSet.valueOf(bytes));
    }

    /** One bit per chunk. */
    public byte[] toBytes() {
        return chunks.toByteArray();
    }

    boolean contains(int chunk) {
        return chunks.get(chunk);
    }

    int size() {
        return chunks.cardinality();
    }

    ChunkSet with(int chunk) {
        BitSet more = (BitSet) chunks.clone();
        more.set(chunk);
        return new ChunkSet(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkSet set && chunks.equals(set.chunks);
    }

    @Override
    public int hashCode() {
        return chunks.hashCode();
    }

    @Override
    public String toString() {
        return chunks.toString();
    }
}
