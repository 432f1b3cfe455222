package io.seatflow.bench.floor;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.load.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FloorLayoutTest {
    private static final long FROM = 1_000;

    private final List<Answer> answers =
            new ArrayList<>(Arrays.stream(FloorLayout.records(50, FROM, List.of(new byte[] {1}), new Random(1))
                            .values())
                    .map(value -> new Answer(value, 0, 0))
                    .toList());

    @Test
    @DisplayName("each record has 300 bytes, and all may come out in any order")
    void complete() {
        Collections.shuffle(answers, new Random(2));

        FloorLayout.check(answers, FROM);
        assertThat(answers).allMatch(answer -> answer.value().length == 300);
    }

    @Test
    @DisplayName("a record that comes out twice, and so another one not at all, is noticed")
    void twice() {
        answers.set(3, answers.get(4));

        assertThatThrownBy(() -> FloorLayout.check(answers, FROM))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("1004");
    }
}
