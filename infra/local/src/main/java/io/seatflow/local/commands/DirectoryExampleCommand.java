package io.seatflow.local.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** {@code seatflow directory example}: a file to begin with. */
@Command(
        name = "example",
        description = {
            "Prints a directory file to begin with: that of the demo.",
            "./seatflow directory example > directory.json"
        },
        mixinStandardHelpOptions = true)
final class DirectoryExampleCommand implements Callable<Integer> {
    private static final String EXAMPLE = "/demo/directory.json";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (InputStream file = DirectoryExampleCommand.class.getResourceAsStream(EXAMPLE)) {
            if (file == null) {
                throw new IllegalStateException("resource %s is missing".formatted(EXAMPLE));
            }
            out.print(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        out.flush();
        return 0;
    }
}
