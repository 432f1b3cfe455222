package io.seatflow.local;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The script {@code seatflow} on a tree of its own, with programs in place of Java and Maven that say what they get. */
class LauncherTest {
    private static final String JAVA = "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'openjdk version \"%s\"' >&2;"
            + " else echo \"java got: $*\"; fi\n";

    @TempDir
    Path root;

    private Path jar;

    private record Answer(int exitCode, String said) {}

    @BeforeEach
    void tree() throws Exception {
        Files.copy(script(), root.resolve("seatflow"), StandardCopyOption.COPY_ATTRIBUTES);
        jar = jar("local");
        for (String folder : List.of("schemas/src/main", "services", "infra/local/target", "jdks", "bin")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        program(
                root.resolve("bin/mvn"),
                "#!/bin/sh\necho \"maven got: $*\" >>\"%s\"\n".formatted(root.resolve("maven")));
        installJdk("jdk-21", "21.0.5");
    }

    @Test
    @DisplayName("a machine without a new enough JDK gets one line that says what is missing")
    void noJdk() throws Exception {
        program(root.resolve("jdks/jdk-21/bin/java"), JAVA.formatted("17.0.1"));

        assertThat(seatflow("up"))
                .isEqualTo(new Answer(
                        1,
                        "seatflow: a JDK of version 21 or newer is missing: install one, or name it in JAVA_HOME\n"));
    }

    @Test
    @DisplayName("a built tree is not built again, and the command gets its arguments as they were")
    void built() throws Exception {
        build();

        assertThat(seatflow("order", "--name", "two words").said())
                .endsWith("-jar " + jar + " order --name two words\n");
        assertThat(root.resolve("maven")).doesNotExist();
    }

    @Test
    @DisplayName("a tree that was not built, or whose sources changed, is built first")
    void notBuilt() throws Exception {
        assertThat(seatflow("--help").said()).startsWith("seatflow: building");
        build();
        Path source = Files.writeString(root.resolve("schemas/src/main/new.avdl"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(seatflow("--help").said()).startsWith("seatflow: building");
        assertThat(Files.readAllLines(root.resolve("maven")))
                .hasSize(2)
                .allMatch(line -> line.contains("package") && line.contains("-Dmaven.test.skip=true"));
    }

    @ParameterizedTest
    @CsvSource({"up,local", "bench,bench", "simulate,qa", "chaos,qa"})
    @DisplayName(
            "a command runs its own module's jar, which the sources of modules that it does not need leave current")
    void modules(String command, String module) throws Exception {
        build();
        Path own = jar(module);
        Files.createDirectories(own.resolveSibling("."));
        Files.writeString(own, "");
        for (String other : List.of("local", "bench", "qa")) {
            Path source = root.resolve("infra/%s/src/main/New.java".formatted(other));
            Files.createDirectories(source.resolveSibling("."));
            Files.writeString(source, "");
            boolean needed = other.equals(module) || other.equals("local");
            Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(needed ? -60 : 5)));
        }

        assertThat(seatflow(command, "--help").said()).endsWith("-jar " + own + " " + command + " --help\n");
        assertThat(root.resolve("maven")).doesNotExist();
        Files.delete(own);
        assertThat(seatflow(command).exitCode()).isZero();
        assertThat(root.resolve("maven")).content().contains("-pl infra/" + module + " -am");
    }

    @Test
    @DisplayName("a build that fails says why and where its log is")
    void buildFails() throws Exception {
        program(root.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] no such artifact'; exit 1\n");

        assertThat(seatflow("up").said())
                .contains("[ERROR] no such artifact")
                .endsWith("seatflow: the build failed: see %s%n".formatted(root.resolve("target/build.log")));
        assertThat(seatflow("up").exitCode()).isEqualTo(1);
    }

    @Test
    @DisplayName("test runs the whole build")
    void test() throws Exception {
        assertThat(seatflow("test").exitCode()).isZero();

        assertThat(root.resolve("maven")).hasContent("maven got: -B -T 2 verify");
    }

    private Path jar(String module) {
        return root.resolve("infra/%1$s/target/%1$s-0.1.0-SNAPSHOT.jar".formatted(module));
    }

    private void build() throws IOException {
        Files.createDirectories(root.resolve("infra/servers/target/registry"));
        Files.writeString(root.resolve("infra/servers/target/registry/quarkus-run.jar"), "");
        Files.writeString(jar, "");
    }

    private Answer seatflow(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", root.resolve("seatflow").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("SEATFLOW_JDKS", root.resolve("jdks").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Answer(process.exitValue(), said);
    }

    private void installJdk(String name, String version) throws IOException {
        program(root.resolve("jdks").resolve(name).resolve("bin/java"), JAVA.formatted(version));
        program(root.resolve("jdks").resolve(name).resolve("bin/javac"), "#!/bin/sh\n");
        // Whatever java the machine has on its path is out of the way.
        program(root.resolve("bin/java"), JAVA.formatted("1.8.0_400"));
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path script() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("seatflow"))) {
                return folder.resolve("seatflow");
            }
        }
        throw new IllegalStateException(
                "the script is nowhere above " + Path.of("").toAbsolutePath());
    }
}
