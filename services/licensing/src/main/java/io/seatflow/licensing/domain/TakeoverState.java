package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/** The takeovers that a batch names, and the chunks of them that it moves. One thread. */
public final class TakeoverState {
    private final Tracked<CommandId, Takeover> takeovers;
    private final Tracked<ChunkId, TakeoverChunk> chunks;

    public TakeoverState(Map<CommandId, Takeover> takeovers, Map<ChunkId, TakeoverChunk> chunks) {
        this.takeovers = new Tracked<>(takeovers);
        this.chunks = new Tracked<>(chunks);
    }

    /** Where no takeover is named. */
    public static TakeoverState empty() {
        return new TakeoverState(Map.of(), Map.of());
    }

    /** The takeover of that id; null where there is none. */
    public @Nullable Takeover takeover(CommandId id) {
        return takeovers.get(id);
    }

    @Nullable TakeoverChunk chunk(ChunkId id) {
        return chunks.get(id);
    }

    /** The chunks that were loaded, with those named since. */
    public Collection<TakeoverChunk> named() {
        return chunks.values();
    }

    void keep(Takeover takeover) {
        takeovers.put(takeover.id(), takeover);
    }

    void keep(TakeoverChunk chunk) {
        chunks.put(chunk.id(), chunk);
    }

    /** What is to be saved of the takeovers. */
    public Tracked<CommandId, Takeover> takeovers() {
        return takeovers;
    }

    /** What is to be saved of the chunks. */
    public Tracked<ChunkId, TakeoverChunk> chunks() {
        return chunks;
    }
}
