package io.seatflow.bench.load;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class MedianTest {
    @ParameterizedTest
    @CsvSource({"3, 3", "4 1, 2.5", "9 1 5, 5", "1 2 3 100, 2.5"})
    @DisplayName("the median is the middle, or the mean of the two in the middle")
    void median(String figures, double expected) {
        assertThat(Median.of(List.of(figures.split(" ", -1)), Double::parseDouble))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"50, 100", "99, 198", "100, 200", "0.1, 1"})
    @DisplayName("a percentile is the nearest rank that is not below")
    void percentile(double hundredths, double expected) {
        double[] figures =
                IntStream.rangeClosed(1, 200).mapToDouble(i -> 201 - i).toArray();

        assertThat(Median.percentile(figures, hundredths)).isEqualTo(expected);
    }
}
