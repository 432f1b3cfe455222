package io.seatflow.notification.wire;

import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.events.notification.MailAttempted;
import io.seatflow.events.notification.SendMailAgain;
import io.seatflow.notification.domain.Event;
import io.seatflow.notification.domain.Message;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Codec;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.wire.TopicReader;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which record means which message, and which event becomes which record. */
public final class NotificationCodec implements Codec<Message, Event> {
    /** What the service reads. */
    public static final List<Input> INPUTS = List.of(
            Input.lanes(Topics.LICENSING_EVENTS),
            Input.outside(Topics.NOTIFICATION_COMMANDS),
            Input.compacted(Topics.DIRECTORY_TENANTS),
            Input.compacted(Topics.DIRECTORY_USERS));

    private final NoticeRecords notices;
    private final String mailDomain;
    private final TopicReader<SendMailAgain> commands;
    private final TopicReader<Tenant> tenants;
    private final TopicReader<User> users;
    private final AvroWriter<MailAttempted> attempts;

    /**
     * Asks the registry for the schema that the service writes.
     *
     * @param mailDomain of the Message-IDs of notices made from now on
     */
    public NotificationCodec(NoticeRecords notices, String mailDomain, RegistryClient registry) {
        this.notices = notices;
        this.mailDomain = mailDomain;
        commands = new TopicReader<>(Topics.NOTIFICATION_COMMANDS, registry);
        tenants = new TopicReader<>(Topics.DIRECTORY_TENANTS, registry);
        users = new TopicReader<>(Topics.DIRECTORY_USERS, registry);
        attempts = AvroWriter.of(Topics.NOTIFICATION_EVENTS, registry);
    }

    @Override
    public @Nullable Message decode(Inbound inbound) throws Malformed {
        return switch (inbound.topic()) {
            case "licensing.events" -> notices.message(inbound.value(), inbound.timestamp());
            case "notification.commands" -> CommandRecords.again(commands.read(inbound.value()));
            case "directory.tenants" ->
                inbound.value() == null
                        ? DirectoryRecords.tenantGone(inbound.key())
                        : DirectoryRecords.tenant(tenants.read(inbound.value()));
            case "directory.users" ->
                inbound.value() == null
                        ? DirectoryRecords.userGone(inbound.key())
                        : DirectoryRecords.user(users.read(inbound.value()));
            default -> throw new IllegalStateException("expected a topic of " + INPUTS + ", found " + inbound.topic());
        };
    }

    @Override
    public Message due(Timer timer) {
        throw new IllegalStateException("timer " + timer.id() + " found in a service without timers");
    }

    @Override
    public void encode(Event event, Outputs outputs) {
        switch (event) {
            case Event.Attempted attempted -> tell(AttemptRecords.attempted(attempted), outputs);
            case Event.NoticeLeftOut left -> tell(AttemptRecords.leftOut(left, mailDomain), outputs);
            case Event.CommandRefused refused -> outputs.deadLetter(refused.reason(), refused.text());
            case Event.NoticeMade made -> {}
            case Event.Released released -> {}
            case Event.SentAgain again -> {}
            case Event.TenantKept kept -> {}
            case Event.TenantForgotten forgotten -> {}
            case Event.UserKept kept -> {}
            case Event.UserForgotten forgotten -> {}
        }
    }

    private void tell(MailAttempted attempt, Outputs outputs) {
        String tenantId = attempt.getTenantId();
        outputs.publish(Topics.NOTIFICATION_EVENTS, tenantId, tenantId, MailAttempted.class, attempts.encode(attempt));
    }
}
