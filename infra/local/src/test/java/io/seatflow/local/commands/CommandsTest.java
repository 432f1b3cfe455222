package io.seatflow.local.commands;

import io.seatflow.local.Main;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {
    private static final String ORDER = "order --tenant t --buyer b@t.example --product p";

    @ParameterizedTest(name = "seatflow {0} exits with {1}")
    @CsvSource({
        "order --help, 0",
        "availability --help, 0",
        "directory --help, 0",
        "directory load --help, 0",
        "catalogue --help, 0",
        "demo --help, 0",
        "verify --help, 0",
        "verify --wait long, 2",
        "verify --wait -1, 2",
        "verify --without everything, 2",
        "order, 2",
        "order --tenant t --buyer b, 2",
        ORDER + " --quantity many, 2",
        ORDER + " --term WEEKLY, 2",
        ORDER + " --payment CASH, 2",
        ORDER + " --timeout 0, 2",
        "availability, 2",
        "availability one two, 2",
        "directory, 2",
        "directory load, 2",
        "directory load file --timeout 0, 2",
        "catalogue more, 2",
        "login --help, 0",
        "login --tenant t, 2",
        "subscriptions --help, 0",
        "subscriptions --kind some, 2",
        "subscriptions --status GONE, 2",
        "directory example, 0",
        "mail-again --help, 0",
        "licenses --help, 0",
        "assign --help, 0",
        "assign s, 2",
        "unassign --help, 0",
        "seats --help, 0",
        "seats s many, 2",
        "cancel --help, 0",
        "cancel s, 2",
        "cancel s --reason BORED, 2",
        "recurring --help, 0",
        "recurring s maybe, 2",
        "reactivate --help, 0",
        "buy-centrally --help, 0",
        "buy-centrally --product p, 2",
        "takeover, 2",
        "takeover --help, 0",
        "takeover preview --help, 0",
        "takeover move --help, 0",
        "takeover move s, 2",
        "takeover cancel --help, 0",
        "takeover cancel s, 2",
        "takeover follow --help, 0",
        "takeover follow, 2",
        "orders --help, 0",
        "capacity --help, 0",
        "export-users --help, 0",
        "mail --help, 0",
        "mail first, 2",
        "demo --orders 0, 2",
        "demo --orders many, 2",
        "directory load /nowhere/directory.json, 1"
    })
    @DisplayName("help is 0, wrong arguments are 2, what cannot be done is 1")
    void exitCodes(String arguments, int expected) {
        assertThat(Main.run(arguments.split(" "))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seatflow {0}")
    @ValueSource(
            strings = {
                ORDER,
                "availability t",
                "catalogue",
                "catalogue --json",
                "verify",
                "login --tenant t --user u",
                "subscriptions",
                "takeover follow t",
                "subscriptions --kind self-service --status active",
                "mail-again",
                "mail-again n --tenant t",
                "mail"
            })
    @DisplayName("where no system runs a command ends with 1")
    void noSystem(String arguments, @TempDir Path data) {
        List<String> words = new ArrayList<>(List.of(arguments.split(" ")));
        words.addAll(List.of("--data", data.toString()));

        assertThat(Main.run(words.toArray(String[]::new))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = "something")
    @DisplayName("the demo takes no folder that has something in it")
    void folderInUse(String file, @TempDir Path data) throws IOException {
        Files.writeString(data.resolve(file), "precious");

        assertThat(Main.run("demo", "--data", data.toString())).isEqualTo(1);
        assertThat(data.resolve(file)).hasContent("precious");
    }
}
