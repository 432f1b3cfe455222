package io.seatflow.servers.payments;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the caller gets. */
sealed interface Reply {

    /** Status and body; {@code replayed} where it is the stored answer of an earlier request under the same key. */
    record Answer(int status, ObjectNode body, boolean replayed) implements Reply {

        Answer(int status, ObjectNode body) {
            this(status, body, false);
        }

        Answer asReplay() {
            return new Answer(status, body, true);
        }
    }

    /** The connection is cut instead. */
    record Cut() implements Reply {}
}
