package io.seatflow.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does at the launcher with a running system: signs in, buys, assigns, looks. */
final class AdminCommandsCheck {
    private static final String DIRECTORY = """
            {"tenants": [{"id": "contoso", "name": "Contoso", "kind": "COMMERCIAL", "market": "SE", "managed": true,
                "language": "sv", "timeZone": "Europe/Stockholm"}],
             "users": [
                {"tenantId": "contoso", "id": "paula", "email": "paula@contoso.example", "displayName": "Paula",
                 "kind": "MEMBER", "active": true, "roles": []},
                {"tenantId": "contoso", "id": "ada", "email": "ada@contoso.example", "displayName": "=Ada",
                 "kind": "MEMBER", "active": true, "roles": []},
                {"tenantId": "contoso", "id": "gina", "email": "gina@contoso.example", "displayName": "Gina",
                 "kind": "MEMBER", "active": true, "roles": ["GLOBAL_ADMIN"]}]}
            """;

    private final Path data;

    AdminCommandsCheck(Path data) {
        this.data = data;
    }

    void signsInBuysAndAssigns() throws IOException {
        Path file = Files.writeString(data.resolve("directory.json"), DIRECTORY);
        assertThat(run("directory load " + file).exitCode()).isZero();
        assertThat(run("subscriptions").exitCode()).as("nobody is signed in").isEqualTo(3);
        assertThat(run("login --tenant contoso --user nobody").exitCode()).isEqualTo(4);
        assertThat(run("login --tenant contoso --user paula@contoso.example").exitCode())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("signed-in.json"))))
                .isEqualTo("rw-------");

        assertThat(run("order --tenant contoso --buyer paula@contoso.example --product CFQ7TTC0LH2H --quantity 3")
                        .exitCode())
                .isZero();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> run("subscriptions --json").json().size() == 1);
        String id = run("subscriptions --json").json().path(0).path("id").asText();

        Answer assigned = run("assign %s ada@contoso.example --json".formatted(id));
        assertThat(assigned.exitCode()).as(assigned.text()).isZero();
        assertThat(assigned.json().path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(run("assign %s eve@fabrikam.example".formatted(id)).exitCode())
                .isEqualTo(4);
        assertThat(run("subscriptions " + id).text()).contains("=Ada", "Power Apps");
        assertThat(run("export-users --file " + data.resolve("users.csv")).exitCode())
                .isZero();
        assertThat(Files.readString(data.resolve("users.csv"))).contains("\"'=Ada\"");
        assertThat(run("capacity").exitCode())
                .as("capacity is not for purchasers")
                .isEqualTo(4);

        assertThat(run("login --tenant contoso --user gina").exitCode()).isZero();
        assertThat(run("licenses --json")
                        .json()
                        .path(0)
                        .path("availableQuantity")
                        .asInt())
                .isEqualTo(3);
        assertThat(run("capacity").text()).contains("CFQ7TTC0LH2H");
        assertThat(run("orders --json").json().size()).isEqualTo(1);
        assertThat(run("assign %s gina".formatted(id)).exitCode())
                .as("L5 an admin takes over first")
                .isEqualTo(4);
        assertThat(run("mail").exitCode()).isZero();
        assertThat(run("mail-again").text()).contains("no mail was given up");
        assertThat(run("mail-again none-of-these").exitCode()).isEqualTo(1);

        Path kept = Files.writeString(data.resolve("kept.csv"), "precious");
        assertThat(run("export-users --subscription no-such --tenant nobody --file " + kept)
                        .exitCode())
                .isEqualTo(4);
        assertThat(kept).hasContent("precious");
        assertThat(data.resolve("kept.csv.part")).doesNotExist();
    }

    /** The provider's keys, the token and the read model have survived. */
    void isStillSignedIn() {
        assertThat(run("subscriptions --json").json().size()).isEqualTo(1);
    }

    /** What a command printed, and its exit code. */
    private record Answer(int exitCode, String text) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }
    }

    private Answer run(String words) {
        List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
        arguments.addAll(List.of("--data", data.toString()));
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int exitCode = Main.run(arguments.toArray(String[]::new));
            return new Answer(exitCode, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
