package io.seatflow.availability.query;

import io.seatflow.availability.domain.Availability;
import org.apache.kafka.streams.state.HostInfo;

import java.util.List;

/** What this instance can say about a tenant. */
public sealed interface Answer {
    /** The rows asked for, possibly none. They may be ahead of the topic by one commit interval. */
    record Rows(List<Availability> rows) implements Answer {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Another instance has them. */
    record Elsewhere(HostInfo owner) implements Answer {}

    /** Nobody has them now: they change hands, or are being restored. */
    record NotNow() implements Answer {}
}
