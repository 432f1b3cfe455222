package io.seatflow.workflow.settings;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SettingsTest {
    record Sample(ServiceSettings service, DatabaseSettings database) {
        static Sample from(Settings settings) {
            return new Sample(ServiceSettings.from(settings), DatabaseSettings.from(settings));
        }
    }

    private static final Map<String, String> REQUIRED = Map.of(
            "kafka", "127.0.0.1:9092",
            "registry", "http://127.0.0.1:8081/apis/ccompat/v7",
            "database.url", "jdbc:postgresql://127.0.0.1:5432/sample",
            "database.user", "sample");

    @Test
    @DisplayName("what is not set has its default")
    void defaults() {
        Sample sample = SettingsSources.of("sample").overrides(REQUIRED).read(Sample::from);

        assertThat(sample.service.instance())
                .isEqualTo("sample-" + ProcessHandle.current().pid());
        assertThat(sample.service.http()).isEqualTo(new HttpSettings("127.0.0.1", 0));
        assertThat(sample.database)
                .isEqualTo(DatabaseSettings.of("jdbc:postgresql://127.0.0.1:5432/sample", "sample", new Secret("")));
    }

    @Test
    @DisplayName("every setting can be given in a file")
    void mapping(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.properties"), """
                kafka = a.example:9092, b.example:9093
                registry = https://registry.example/v7
                instance = sample-7
                http.host = 0.0.0.0
                http.port = 8080
                database.url = jdbc:postgresql://db.example:5432/sample
                database.user = anna
                database.password = hunter2
                database.connections = 3
                database.statement-timeout = 250ms
                database.lock-timeout = 2s
                database.idle-in-transaction-timeout = 5m
                allow-unsafe-database = true
                """);

        Sample sample = SettingsSources.of("sample").file(file).read(Sample::from);

        assertThat(sample)
                .isEqualTo(new Sample(
                        new ServiceSettings(
                                "sample",
                                "sample-7",
                                List.of(new HostPort("a.example", 9092), new HostPort("b.example", 9093)),
                                URI.create("https://registry.example/v7"),
                                new HttpSettings("0.0.0.0", 8080)),
                        new DatabaseSettings(
                                "jdbc:postgresql://db.example:5432/sample",
                                "anna",
                                new Secret("hunter2"),
                                3,
                                Duration.ofMillis(250),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(5),
                                true)));
        assertThat(sample.service.bootstrapServers()).isEqualTo("a.example:9092,b.example:9093");
        assertThat(sample.toString()).doesNotContain("hunter2");
    }

    @Test
    @DisplayName("the environment wins over the file, and an override over both")
    void order(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.properties"), "a = file\nb = file\nc-d.e = file\n");
        SettingsSources sources = SettingsSources.of("two-words")
                .file(file)
                .environment(Map.of(
                        "SEATFLOW_TWO_WORDS_B", "environment",
                        "SEATFLOW_TWO_WORDS_C_D_E", "environment",
                        "SEATFLOW_OTHER_A", "another service's"))
                .overrides(Map.of("c-d.e", "override"));

        List<String> values = sources.read(settings -> List.of(
                settings.text("a", "default"), settings.text("b", "default"), settings.text("c-d.e", "default")));

        assertThat(values).containsExactly("file", "environment", "override");
    }

    @Test
    @DisplayName("all that is wrong is told at once: missing, malformed, unknown with the nearest name")
    void everythingAtOnce() {
        SettingsRefused refused = catchThrowableOfType(
                SettingsRefused.class,
                () -> SettingsSources.of("sample")
                        .environment(Map.of(
                                "SEATFLOW_SAMPLE_HTTP_PORT", "http",
                                "SEATFLOW_SAMPLE_DATABSE_USER", "anna",
                                "SEATFLOW_SAMPLE_DATABASE_LOCK_TIMEOUT", "soon"))
                        .overrides(Map.of("kafka", "localhost", "registry", "localhost:8081", "colour", "red"))
                        .read(Sample::from));

        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "kafka of override: expected host:port, found \"localhost\"",
                        "registry of override: expected an absolute address like http://host:port/path, found"
                                + " \"localhost:8081\"",
                        "SEATFLOW_SAMPLE_HTTP_PORT of environment: expected a whole number from 0 to 65535, found"
                                + " \"http\"",
                        "SEATFLOW_SAMPLE_DATABASE_LOCK_TIMEOUT of environment: expected a duration like 250ms, 30s,"
                                + " 5m, 12h or 30d, found \"soon\"",
                        "database.url: missing; set it in the file, or as SEATFLOW_SAMPLE_DATABASE_URL in the"
                                + " environment",
                        "database.user: missing; set it in the file, or as SEATFLOW_SAMPLE_DATABASE_USER in the"
                                + " environment",
                        "SEATFLOW_SAMPLE_DATABSE_USER of environment: unknown, did you mean"
                                + " SEATFLOW_SAMPLE_DATABASE_USER?",
                        "colour of override: unknown");
        assertThat(refused).hasMessageStartingWith("sample cannot start with these settings:");
    }

    @Test
    @DisplayName("a file that is not there is told together with what is missing without it")
    void noFile(@TempDir Path folder) {
        Path file = folder.resolve("absent.properties");

        assertThatThrownBy(() -> SettingsSources.of("sample").file(file).read(settings -> settings.text("a")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("file " + file + " cannot be read (NoSuchFileException)")
                .hasMessageContaining("a: missing");
    }

    @Test
    @DisplayName("a record that refuses the stand-in of a wrong value does not hide what was wrong")
    void standIn() {
        assertThatThrownBy(() -> SettingsSources.of("sample")
                        .read(settings -> settings.text("a").charAt(0)))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("a: missing");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("a value out of its kind or range is refused")
    @CsvSource({
        "integer, 0",
        "integer, 11",
        "integer, 1.5",
        "integer, ''",
        "flag, yes",
        "flag, TRUE",
        "duration, 5",
        "duration, -5s",
        "duration, 5 s",
        "uri, host",
        "uri, mailto:a@b.example",
        "uri, 'http://a b'",
        "addresses, a",
        "addresses, a:0",
        "addresses, a:65536",
        "addresses, ':1'",
        "addresses, 'a:1,'",
        "addresses, ''",
    })
    void refused(String kind, String value) {
        Function<Settings, Object> shape = settings -> switch (kind) {
            case "integer" -> settings.integer("key", 5, 1, 10);
            case "flag" -> settings.flag("key", false);
            case "duration" -> settings.duration("key", Duration.ZERO);
            case "uri" -> settings.uri("key");
            case "addresses" -> settings.addresses("key");
            default -> throw new IllegalStateException(kind);
        };

        assertThatThrownBy(() -> SettingsSources.of("sample")
                        .overrides(Map.of("key", value))
                        .read(shape))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("key of override: expected ");
    }

    @Test
    @DisplayName("the summary names every setting and its source, and masks secrets wherever they stand")
    void summary() {
        Settings settings = new Settings(
                "sample",
                List.of(SettingsSource.plain(
                        "override",
                        Map.of(
                                "password", "hunter2",
                                "url", "jdbc:postgresql://host/name?user=anna&password=hunter2",
                                "registry", "http://anna:hunter2@host:80/"))),
                List.of());
        settings.secret("password", new Secret(""));
        settings.text("url");
        settings.uri("registry");
        settings.duration("pause", Duration.ofMillis(1500));

        assertThat(settings.summary())
                .isEqualTo("password=**** (password of override), pause=1500ms,"
                        + " registry=http://****@host:80/ (registry of override),"
                        + " url=jdbc:postgresql://host/name?user=anna&password=**** (url of override)");
    }
}
