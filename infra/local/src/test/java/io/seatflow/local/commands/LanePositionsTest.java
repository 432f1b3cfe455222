package io.seatflow.local.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LanePositionsTest {
    private static final String LANES = """
            [{"name": "checkout/3/1", "number": 3, "topics": {"directory.users": {"position": 7, "read": 5}},
              "unpublished": 2, "openIntents": 1},
             {"name": "checkout/side/1", "number": -1, "topics": {}, "unpublished": 4, "openIntents": 0}]""";

    @Test
    @DisplayName("what a service has not read yet is counted, per partition it was asked for")
    void missing() throws JsonProcessingException {
        LanePositions positions = LanePositions.of(new ObjectMapper().readTree(LANES));

        assertThat(positions.missing(Map.of(users(3), 7L))).isZero();
        assertThat(positions.missing(Map.of(users(3), 9L))).isEqualTo(2);
        assertThat(positions.missing(Map.of(users(3), 7L, users(4), 3L))).isEqualTo(3);
        assertThat(positions.missingHere(Map.of(users(3), 9L, users(4), 3L))).isEqualTo(2);
        assertThat(positions.unfinished()).isEqualTo(7);
    }

    private static TopicPartition users(int partition) {
        return new TopicPartition("directory.users", partition);
    }
}
