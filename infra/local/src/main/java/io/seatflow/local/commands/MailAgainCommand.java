package io.seatflow.local.commands;

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

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** {@code seatflow mail-again}: has a mail sent again that was given up, and waits for what becomes of it. */
@Command(
        name = "mail-again",
        description = {
            "Has a mail sent again that was given up, and waits for what becomes of it.",
            "Notices that were given up: GET /notices/failed of notification-email."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the mail was sent",
            "1:it was given up again, or something is wrong",
            "2:the command was given in a wrong way",
            "3:nothing was heard in time: no such notice failed, or it is tried again"
        })
public final class MailAgainCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The recipient's tenant.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String tenantId;

    @Parameters(paramLabel = "NOTICE", description = "The notice's id.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String noticeId;

    @Mixin
    private final RunningSystem system = new RunningSystem();

    @Override
    public Integer call() {
        Endpoints endpoints = system.endpoints();
        try (RegistryClient registry = new RegistryClient(
                        RegistrySettings.at(endpoints.registry().toString()));
                LogReader told = LogReader.fromEnd(endpoints.kafka(), List.of(Topics.NOTIFICATION_EVENTS));
                Publisher publisher = new Publisher(endpoints.kafka())) {
            SendMailAgain command = new SendMailAgain(
                    UUID.randomUUID().toString(),
                    tenantId,
                    noticeId,
                    "operator",
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
            byte[] value = AvroWriter.of(Topics.NOTIFICATION_COMMANDS, registry).encode(command);
            var unused = publisher.publish(Topics.NOTIFICATION_COMMANDS.name(), tenantId, value);
            return tell(await(told, AvroReader.of(Topics.NOTIFICATION_EVENTS, registry)));
        }
    }

    private @Nullable MailAttempted await(LogReader told, AvroReader<MailAttempted> reader) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> record : told.poll(POLL)) {
                MailAttempted attempt = reader.decode(record.value());
                boolean isEnd = attempt.getFate() == MailFate.SENT || attempt.getFate() == MailFate.FAILED;
                if (attempt.getNoticeId().equals(noticeId) && isEnd) {
                    return attempt;
                }
            }
        }
        return null;
    }

    private int tell(@Nullable MailAttempted end) {
        if (end == null) {
            spec.commandLine()
                    .getErr()
                    .println("seatflow: nothing heard of notice %s in %d s".formatted(noticeId, PATIENCE.toSeconds()));
            return 3;
        }
        spec.commandLine()
                .getOut()
                .println("%s at attempt %d, SMTP code %d, %s"
                        .formatted(end.getFate(), end.getAttempt(), end.getSmtpCode(), end.getMessageId()));
        return end.getFate() == MailFate.SENT ? 0 : 1;
    }
}
