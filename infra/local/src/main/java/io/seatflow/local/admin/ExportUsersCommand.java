package io.seatflow.local.admin;

import io.seatflow.local.commands.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** {@code seatflow export-users}: who has licences, as CSV. */
@Command(
        name = "export-users",
        description = {
            "Writes the users who have licences as CSV, a line per licence, safe to open in a spreadsheet.",
            "The file is always CSV: --json changes nothing."
        })
public final class ExportUsersCommand extends AdminCommand {
    @Option(names = "--subscription", paramLabel = "ID", description = "Only of this subscription; may be repeated.")
    private List<String> subscriptions = new ArrayList<>();

    @Option(names = "--product", paramLabel = "ID", description = "Only of this product.")
    private @Nullable String product;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where to write it, whole or not at all. Default: standard output.")
    private @Nullable Path file;

    @Override
    int run(AdminClient api) {
        StringJoiner query = new StringJoiner("&", "/exports/users?", "");
        subscriptions.forEach(id -> query.add("subscription=" + AdminClient.part(id)));
        if (product != null) {
            query.add("product=" + AdminClient.part(product));
        }
        Path chosen = file;
        if (chosen == null) {
            api.copy(query.toString(), System.out);
            System.out.flush();
            return ExitCodes.DONE;
        }
        Path partial = chosen.resolveSibling(chosen.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(partial)) {
                api.copy(query.toString(), out);
            }
            Files.move(partial, chosen, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new CommandFailure("file %s cannot be written (%s)".formatted(chosen, refused), refused);
        } finally {
            delete(partial);
        }
        spec().commandLine().getErr().println("seatflow: the users are in " + chosen);
        spec().commandLine().getErr().flush();
        return ExitCodes.DONE;
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException leftBehind) {
            throw new CommandFailure("file %s cannot be removed".formatted(partial), leftBehind);
        }
    }
}
