package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.EndpointsFile;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.JsonDocument;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code seatflow mail}: what the local inbox took in. Nothing of it has left this machine. */
@Command(
        name = "mail",
        description = {
            "Lists the mails that the local inbox took in, oldest first; with a number, shows one.",
            "Nobody has to be signed in. No mail leaves this machine."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MailCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The number of one mail.")
    private @Nullable Long number;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "Only those to this address.")
    private @Nullable String to;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the running system. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (JsonOverHttp http = new JsonOverHttp()) {
            List<JsonNode> mails = new ArrayList<>();
            http.get(new EndpointsFile(data).read().inbox(), "/mails").forEach(mail -> {
                if (isChosen(mail)) {
                    mails.add(mail);
                }
            });
            if (number != null && mails.isEmpty()) {
                throw new CommandFailure("the inbox has no mail %d: see ./seatflow mail".formatted(number));
            }
            if (json) {
                JsonDocument.print(out, number == null ? mails : mails.getFirst());
            } else {
                out.print(number == null ? table(mails) : one(mails.getFirst()));
            }
            out.flush();
        }
        return ExitCodes.DONE;
    }

    private boolean isChosen(JsonNode mail) {
        if (number != null) {
            return mail.path("id").asLong() == number;
        }
        if (to == null) {
            return true;
        }
        for (JsonNode address : mail.path("to")) {
            if (address.asText().equalsIgnoreCase(to)) {
                return true;
            }
        }
        return false;
    }

    private static String table(List<JsonNode> mails) {
        TextTable table = new TextTable("NUMBER", "RECEIVED", "TO", "SUBJECT");
        for (JsonNode mail : mails) {
            table.row(
                    Shown.text(mail.path("id")),
                    Shown.time(mail.path("receivedAt")),
                    addresses(mail),
                    Shown.text(mail.path("subject")));
        }
        return mails.isEmpty() ? "no mails\n" : table.toString();
    }

    private static String one(JsonNode mail) {
        return "From: %s%nTo: %s%nSubject: %s%nMessage-ID: %s%nReceived: %s%n%n%s%n"
                .formatted(
                        Shown.text(mail.path("from")),
                        addresses(mail),
                        Shown.text(mail.path("subject")),
                        Shown.text(mail.path("messageId")),
                        Shown.time(mail.path("receivedAt")),
                        mail.path("text").asText().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""));
    }

    private static String addresses(JsonNode mail) {
        List<String> addresses = new ArrayList<>();
        mail.path("to").forEach(address -> addresses.add(Shown.text(address)));
        return String.join(", ", addresses);
    }
}
