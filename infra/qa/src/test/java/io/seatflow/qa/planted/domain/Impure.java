package io.seatflow.qa.planted.domain;

import io.seatflow.storefront.Term;

import java.nio.file.Path;
import java.time.Instant;

/** Reads the clock, knows files and a generated enum. */
record Impure(Path path, Term term, Instant readAt) {
    static Impure now(Path path, Term term) {
        return new Impure(path, term, Instant.now());
    }
}
