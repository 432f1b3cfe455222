package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StopSequenceTest {
    private final List<String> stopped = new ArrayList<>();
    private final StopSequence sequence = new StopSequence(name -> {});

    @Test
    @DisplayName("what was started last is stopped first, once")
    void order() {
        sequence.add("kafka", () -> stopped.add("kafka"));
        sequence.add("checkout", () -> stopped.add("checkout"));

        sequence.close();
        sequence.close();

        assertThat(stopped).containsExactly("checkout", "kafka");
    }

    @Test
    @DisplayName("a part that fails to stop does not keep the others running")
    void failure() {
        sequence.add("kafka", () -> stopped.add("kafka"));
        sequence.add("checkout", () -> {
            throw new IllegalStateException("stuck");
        });

        sequence.close();

        assertThat(stopped).containsExactly("kafka");
    }

    @Test
    @DisplayName("what starts while everything is being stopped is stopped at once")
    void lateStart() {
        sequence.close();

        assertThatThrownBy(() -> sequence.add("late", () -> stopped.add("late")))
                .isInstanceOf(ServerFailure.class);
        assertThat(stopped).containsExactly("late");
    }
}
