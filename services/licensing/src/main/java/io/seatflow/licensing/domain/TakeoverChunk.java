package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some of the users that a takeover moves, named when it was reserved.
 *
 * @param reserved users for each of whom a seat of the target is reserved until the chunk is moved
 * @param licensed users who had a seat of the target already (T4)
 * @param moved what came of it; null until it is moved
 */
public record TakeoverChunk(
        ChunkId id,
        List<String> reserved,
        List<String> licensed,
        @Nullable Moved moved) {
    /** Users of one chunk: a transaction of some tens of milliseconds, and an answer far below a record's limit. */
    public static final int MOST_USERS = 500;

    public TakeoverChunk {
        reserved = List.copyOf(reserved);
        licensed = List.copyOf(licensed);
    }

    /**
     * What came of a chunk: the answer that is given again where it is asked again.
     *
     * @param users who have a seat of the target now
     * @param kept who had one before, or lost theirs since they were named
     * @param assigned seats assigned in the subscription taken over after it
     * @param targetAssigned seats assigned in the target after it
     */
    public record Moved(List<String> users, List<String> kept, int assigned, int targetAssigned, Instant at) {
        public Moved {
            users = List.copyOf(users);
            kept = List.copyOf(kept);
        }
    }

    /** All its users, in the tenant of the takeover. */
    public List<UserId> users() {
        return Stream.concat(reserved.stream(), licensed.stream())
                .map(user -> new UserId(id.takeover().tenantId(), user))
                .toList();
    }

    TakeoverChunk moved(Moved result) {
        return new TakeoverChunk(id, reserved, licensed, result);
    }
}
