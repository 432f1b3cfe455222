package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/** One invariant: what must be true, and the query over the tables of {@code evidence.sql} that finds what is not. */
public interface Check {
    /** A short name, unique and stable. */
    String name();

    /** The invariant in words. */
    String invariant();

    /** The rules of the domain and of the engine that it comes from. */
    String rules();

    /** What it needs beside databases and topics. */
    default Set<Source> needs() {
        return Set.of();
    }

    /**
     * Whether what it finds may be in flight: it counts only once it is found again, under the same key, when the patience
     * is over. False where one reading is enough to be certain.
     */
    default boolean settles() {
        return true;
    }

    /**
     * A query that gives a row for each violation: a key, the ids as JSON, and in words what was found. The key holds the
     * ids and the state of whichever side is behind, so that what moves on between two readings has another key.
     */
    String query();
}
