package io.seatflow.local;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {
    @ParameterizedTest(name = "seatflow {0} exits with {1}")
    @CsvSource({
        "--help, 0",
        "--version, 0",
        "up --help, 0",
        "help, 0",
        "help seats, 0",
        "help takeover move, 0",
        "help bench, 0",
        "help nonsense, 2",
        "help takeover nonsense, 2",
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

    @Test
    @DisplayName("the help lists every command once, with its words, and no other")
    void list() {
        List<String> all = new ArrayList<>(Main.commandLine().getSubcommands().keySet());
        all.addAll(List.of("bench", "simulate", "chaos", "test"));

        assertThat(CommandGroups.names()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(Main.commandLine().getUsageMessage())
                .contains("  seats          Changes how many seats a subscription has")
                .contains("  bench          Measures");
    }

    @Test
    @DisplayName(
            "every option and argument of every command has its words, and no line of help is cut or wider than 120")
    void words() {
        assertEachIsExplained(Main.commandLine());
    }

    private static void assertEachIsExplained(CommandLine command) {
        assertThat(command.getUsageMessage().lines().filter(line -> line.length() > 120))
                .as(command.getCommandName())
                .isEmpty();
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(command.getCommandName())
                .isNotEmpty();
        assertThat(command.getCommandSpec().args())
                .as(command.getCommandName())
                .allMatch(argument -> argument.description().length > 0);
        command.getSubcommands().values().forEach(MainTest::assertEachIsExplained);
    }
}
