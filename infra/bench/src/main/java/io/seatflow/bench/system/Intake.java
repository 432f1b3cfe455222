package io.seatflow.bench.system;

import io.seatflow.local.Endpoints;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.TakingIn;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;

/** Waits for the services to take in what was published. */
record Intake(Endpoints endpoints, JsonOverHttp http) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    void await(Map<TopicPartition, Long> ends) {
        // There are no other instances that could read a part.
        var unused = new TakingIn(endpoints, http, line -> {}).await(ends, PATIENCE);
    }
}
