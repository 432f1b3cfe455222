package io.seatflow.local;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {
    @ParameterizedTest(name = "seatflow {0} exits with {1}")
    @CsvSource({
        "--help, 0",
        "--version, 0",
        "up --help, 0",
        "'', 2",
        "nonsense, 2",
        "up --nonsense, 2",
        "up --kafka-port many, 2",
        "up --instances checkout=0, 2",
        "up --instances nothing=1, 2",
        "up --data /proc/nowhere, 1"
    })
    @DisplayName("help is 0, wrong arguments are 2, what cannot be done is 1")
    void exitCodes(String arguments, int expected) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

        assertThat(Main.run(words)).isEqualTo(expected);
    }
}
