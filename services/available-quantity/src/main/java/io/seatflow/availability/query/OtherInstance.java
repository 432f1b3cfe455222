package io.seatflow.availability.query;

import org.apache.kafka.streams.state.HostInfo;

/** Asks the instance that has the rows. */
@FunctionalInterface
public interface OtherInstance {
    /** Its reply; one with status 503 where it does not answer. */
    Reply ask(HostInfo owner, Question question);
}
