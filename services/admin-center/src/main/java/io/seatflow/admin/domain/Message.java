package io.seatflow.admin.domain;

import java.util.List;

/** What the admin center decides on. */
public sealed interface Message {
    /** A record, in facts; what they are about is one tenant's, or everybody's. */
    record Told(List<Fact> facts) implements Message {
        public Told {
            facts = List.copyOf(facts);
        }
    }

    /** Somebody, whose right to ask was checked, wants something done by another service. */
    record Requested(Request request) implements Message {}
}
