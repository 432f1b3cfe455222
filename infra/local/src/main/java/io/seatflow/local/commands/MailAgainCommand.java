package io.seatflow.local.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.events.notification.MailAttempted;
import io.seatflow.events.notification.MailFate;
import io.seatflow.events.notification.SendMailAgain;
import io.seatflow.local.Endpoints;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;

/** {@code seatflow mail-again}: has a mail sent again that was given up, and waits for what becomes of it. */
@Command(
        name = "mail-again",
        description = {
            "Lists the mails that were given up; with a notice's id, has that one sent again.",
            "Waits for what becomes of it. Mend the cause first, for instance the address in the directory."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the mail was sent, or the list was printed",
            "1:it was given up again, or something is wrong",
            "2:the command was given in a wrong way",
            "3:nothing was heard in time: no such notice failed, or it is tried again"
        })
public final class MailAgainCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            description = "The recipient's tenant. Default: looked up among those given up.")
    private @Nullable String tenantId;

    @Parameters(arity = "0..1", paramLabel = "NOTICE", description = "The notice's id.")
    private @Nullable String noticeId;

    @Mixin
    private final RunningSystem system = new RunningSystem();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Endpoints endpoints = system.endpoints();
        String chosen = noticeId;
        if (chosen == null) {
            list(givenUp(endpoints));
            return 0;
        }
        return sendAgain(endpoints, chosen, tenantId == null ? tenantOf(chosen, endpoints) : tenantId);
    }

    private int sendAgain(Endpoints endpoints, String notice, String tenant) {
        try (RegistryClient registry = new RegistryClient(
                        RegistrySettings.at(endpoints.registry().toString()));
                LogReader told = LogReader.fromEnd(endpoints.kafka(), List.of(Topics.NOTIFICATION_EVENTS));
                Publisher publisher = new Publisher(endpoints.kafka())) {
            SendMailAgain command = new SendMailAgain(
                    UUID.randomUUID().toString(),
                    tenant,
                    notice,
                    "operator",
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
            byte[] value = AvroWriter.of(Topics.NOTIFICATION_COMMANDS, registry).encode(command);
            var unused = publisher.publish(Topics.NOTIFICATION_COMMANDS.name(), tenant, value);
            return tell(notice, await(notice, told, AvroReader.of(Topics.NOTIFICATION_EVENTS, registry)));
        }
    }

    private static JsonNode givenUp(Endpoints endpoints) {
        try (JsonOverHttp http = new JsonOverHttp();
                InputStream answer = http.open(
                        ServiceAddress.all(endpoints, "notification-email"), "/notices/failed?most=" + MOST)) {
            return new ObjectMapper().readTree(answer);
        } catch (IOException unreadable) {
            throw new CommandFailure("notification-email's answer cannot be read", unreadable);
        }
    }

    private static String tenantOf(String notice, Endpoints endpoints) {
        for (JsonNode failure : givenUp(endpoints)) {
            if (failure.path("noticeId").asText().equals(notice)) {
                return failure.path("tenantId").asText();
            }
        }
        throw new CommandFailure(
                "notice %s is not among the last %d that were given up: see ./seatflow mail-again, or name its --tenant"
                        .formatted(notice, MOST));
    }

    private void list(JsonNode failures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, failures);
            return;
        }
        TextTable table = new TextTable("NOTICE", "TENANT", "RECIPIENT", "KIND", "TRIES", "SMTP CODE", "GIVEN UP");
        for (JsonNode failure : failures) {
            table.row(
                    failure.path("noticeId").asText(),
                    failure.path("tenantId").asText(),
                    failure.path("recipientId").asText(),
                    failure.path("kind").asText(),
                    failure.path("attempts").asText(),
                    failure.path("smtpCode").asText(),
                    failure.path("failedAt").asText());
        }
        out.print(failures.isEmpty() ? "no mail was given up\n" : table);
        out.flush();
    }

    private @Nullable MailAttempted await(String notice, LogReader told, AvroReader<MailAttempted> reader) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> record : told.poll(POLL)) {
                MailAttempted attempt = reader.decode(record.value());
                boolean isEnd = attempt.getFate() == MailFate.SENT || attempt.getFate() == MailFate.FAILED;
                if (attempt.getNoticeId().equals(notice) && isEnd) {
                    return attempt;
                }
            }
        }
        return null;
    }

    private int tell(String notice, @Nullable MailAttempted end) {
        if (end == null) {
            spec.commandLine()
                    .getErr()
                    .println("seatflow: nothing heard of notice %s in %d s".formatted(notice, PATIENCE.toSeconds()));
            return 3;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(
                    out,
                    new TreeMap<>(Map.of(
                            "notice",
                            notice,
                            "fate",
                            end.getFate().name(),
                            "attempt",
                            end.getAttempt(),
                            "smtpCode",
                            end.getSmtpCode(),
                            "messageId",
                            end.getMessageId())));
        } else {
            out.println("%s at attempt %d, SMTP code %d, %s"
                    .formatted(end.getFate(), end.getAttempt(), end.getSmtpCode(), end.getMessageId()));
            out.flush();
        }
        return end.getFate() == MailFate.SENT ? 0 : 1;
    }
}
