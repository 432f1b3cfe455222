package io.seatflow.licensing.wire;

import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentFailed;
import io.seatflow.events.billing.PaymentSettled;
import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.User;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.Takeover;
import io.seatflow.licensing.domain.TakeoverEvent;
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
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which record means which message, and which event becomes which record. */
public final class LicensingCodec implements Codec<Message, Event> {
    /** What licensing reads. */
    public static final List<Input> INPUTS = List.of(
            Input.lanes(Topics.BILLING_EVENTS),
            Input.outside(Topics.LICENSING_COMMANDS),
            Input.compacted(Topics.DIRECTORY_USERS),
            Input.compacted(Topics.DIRECTORY_DELEGATIONS),
            Input.compacted(Topics.LICENSING_SUBSCRIPTIONS));

    private static final String SWEEP = "sweep";

    private final TopicReader<SpecificRecord> billing;
    private final TopicReader<SpecificRecord> commands;
    private final TopicReader<User> users;
    private final TopicReader<Delegation> delegations;
    private final TopicReader<io.seatflow.events.licensing.Subscription> statesRead;
    private final AvroWriter<SpecificRecord> events;
    private final AvroWriter<io.seatflow.events.licensing.Subscription> states;

    /** Asks the registry for the schemas that licensing writes. */
    public LicensingCodec(RegistryClient registry) {
        billing = new TopicReader<>(Topics.BILLING_EVENTS, registry);
        commands = new TopicReader<>(Topics.LICENSING_COMMANDS, registry);
        users = new TopicReader<>(Topics.DIRECTORY_USERS, registry);
        delegations = new TopicReader<>(Topics.DIRECTORY_DELEGATIONS, registry);
        statesRead = new TopicReader<>(Topics.LICENSING_SUBSCRIPTIONS, registry);
        events = AvroWriter.of(Topics.LICENSING_EVENTS, registry);
        states = AvroWriter.of(Topics.LICENSING_SUBSCRIPTIONS, registry);
    }

    @Override
    public @Nullable Message decode(Inbound inbound) throws Malformed {
        return switch (inbound.topic()) {
            case "billing.events" -> answer(billing.read(inbound.value()));
            case "licensing.commands" -> command(commands.read(inbound.value()), inbound);
            case "directory.users" ->
                inbound.value() == null
                        ? DirectoryRecords.deleted(inbound.key())
                        : DirectoryRecords.changed(users.read(inbound.value()));
            case "directory.delegations" ->
                inbound.value() == null
                        ? DirectoryRecords.delegationDeleted(inbound.key())
                        : DirectoryRecords.changed(delegations.read(inbound.value()));
            case "licensing.subscriptions" ->
                inbound.value() == null
                        ? SubscriptionRecords.deletionRead(inbound.key())
                        : SubscriptionRecords.read(statesRead.read(inbound.value()));
            default -> throw new IllegalStateException("expected a topic of " + INPUTS + ", found " + inbound.topic());
        };
    }

    private static @Nullable Message command(SpecificRecord record, Inbound inbound) throws Malformed {
        Message takeover = TakeoverRecords.message(record, inbound.partition());
        return takeover == null ? CommandRecords.command(record, inbound) : takeover;
    }

    private static @Nullable Message answer(SpecificRecord record) {
        return switch (record) {
            case OrderPaid paid ->
                new Message.OrderPaid(PurchaseRecords.read(paid.getPurchase()), paid.getPaidAt(), paid.getRenewable());
            case PaymentSettled settled -> MoneyRecords.settled(settled);
            case PaymentFailed failed -> MoneyRecords.failed(failed);
            default -> null;
        };
    }

    /** The one timer of a lane: each sweep sets it again. */
    @Override
    public Message due(Timer timer) {
        return new Message.Sweep(timer.due());
    }

    @Override
    public void encode(Event event, Outputs outputs) {
        switch (event) {
            case Event.SubscriptionCreated created ->
                both(SubscriptionRecords.created(created.subscription()), created.subscription(), outputs);
            case Event.SeatsAssigned assigned -> {
                publish(assigned.command().tenantId(), AnswerRecords.assigned(assigned), outputs);
                if (!assigned.userIds().isEmpty()) {
                    publish(assigned.subscription(), outputs);
                }
            }
            case Event.SeatsUnassigned unassigned -> {
                publish(unassigned.command().tenantId(), AnswerRecords.unassigned(unassigned), outputs);
                if (!unassigned.userIds().isEmpty()) {
                    publish(unassigned.subscription(), outputs);
                }
            }
            case Event.CommandRefused refused ->
                publish(refused.command().tenantId(), AnswerRecords.refused(refused), outputs);
            case Event.CommandIdReused reused ->
                outputs.deadLetter(
                        "COMMAND_ID_REUSED",
                        "command id " + reused.command().id().id() + " was used before for another command");
            case Event.PaymentRefused refused ->
                publish(refused.payment().tenantId(), ChangeRecords.refused(refused), outputs);
            case Event.SeatsChanged changed -> both(ChangeRecords.changed(changed), changed.subscription(), outputs);
            case Event.RecurringBillingSet set -> both(ChangeRecords.set(set), set.subscription(), outputs);
            case Event.SubscriptionStateChanged changed ->
                both(ChangeRecords.changed(changed), changed.subscription(), outputs);
            case Event.SubscriptionCancelled cancelled ->
                both(ChangeRecords.cancelled(cancelled), cancelled.subscription(), outputs);
            case Event.PaymentOpened opened -> both(MoneyRecords.due(opened), opened.subscription(), outputs);
            case Event.RefundOpened refund ->
                publish(refund.refund().subscription().tenantId(), MoneyRecords.due(refund), outputs);
            case Event.LicenceFreed freed -> both(AnswerRecords.freed(freed), freed.subscription(), outputs);
            case TakeoverEvent takeover -> encode(takeover, outputs);
            case Event.StateOutdated outdated -> publish(outdated.subscription(), outputs);
            case Event.Swept swept -> outputs.schedule(SWEEP, swept.next(), new byte[0]);
            case Event.CommandTaken taken -> {}
            case Event.PaymentClosed closed -> {}
            case Event.PaymentGivenUp abandoned -> {}
            case Event.AddedSeatsKept added -> {}
            case Event.UserKept kept -> {}
            case Event.UserForgotten forgotten -> {}
            case Event.DelegationKept kept -> {}
            case Event.DelegationForgotten forgotten -> {}
        }
    }

    private void encode(TakeoverEvent event, Outputs outputs) {
        switch (event) {
            case TakeoverEvent.TakeoverPreviewed previewed ->
                publish(previewed.command().tenantId(), TakeoverAnswers.previewed(previewed), outputs);
            case TakeoverEvent.TakeoverRefused refused -> answer(refused.takeover(), outputs);
            case TakeoverEvent.TakeoverAnsweredAgain again -> answer(again.takeover(), outputs);
            case TakeoverEvent.TakeoverReserved reserved -> {
                answer(reserved.takeover(), outputs);
                publish(reserved.source(), outputs);
                publishIfThere(reserved.target(), outputs);
            }
            case TakeoverEvent.UsersMoved moved -> {
                both(
                        TakeoverAnswers.moved(moved.takeover(), moved.chunk().id(), moved.moved()),
                        moved.source(),
                        outputs);
                publish(moved.target(), outputs);
            }
            case TakeoverEvent.ChunkAnsweredAgain again ->
                publish(
                        again.takeover().id().tenantId(),
                        TakeoverAnswers.moved(again.takeover(), again.chunk(), again.moved()),
                        outputs);
            case TakeoverEvent.TakeoverFinished finished -> publishIfThere(finished.target(), outputs);
            case TakeoverEvent.TakeoverUndone undone -> {
                Takeover takeover = undone.takeover();
                both(
                        TakeoverAnswers.released(
                                takeover.id(), takeover.command().subscriptionId(), undone.undoneAt()),
                        undone.source(),
                        outputs);
                publishIfThere(undone.target(), outputs);
            }
            case TakeoverEvent.NothingToUndo nothing ->
                publish(
                        nothing.step().takeover().tenantId(),
                        TakeoverAnswers.released(
                                nothing.step().takeover(), nothing.step().subscriptionId(), nothing.undoneAt()),
                        outputs);
            case TakeoverEvent.StepRefused refused ->
                publish(refused.step().takeover().tenantId(), TakeoverAnswers.refused(refused), outputs);
        }
    }

    private void answer(Takeover takeover, Outputs outputs) {
        publish(takeover.id().tenantId(), TakeoverAnswers.answer(takeover), outputs);
    }

    private void publishIfThere(@Nullable Subscription subscription, Outputs outputs) {
        if (subscription != null) {
            publish(subscription, outputs);
        }
    }

    /** What happened, and the state that it made. A state said again changes nothing for its readers. */
    private void both(SpecificRecord event, Subscription subscription, Outputs outputs) {
        publish(subscription.tenantId(), event, outputs);
        publish(subscription, outputs);
    }

    private void publish(String tenantId, SpecificRecord event, Outputs outputs) {
        outputs.publish(Topics.LICENSING_EVENTS, tenantId, tenantId, event.getClass(), events.encode(event));
    }

    private void publish(Subscription subscription, Outputs outputs) {
        outputs.publish(
                Topics.LICENSING_SUBSCRIPTIONS,
                subscription.tenantId(),
                subscription.id().toString(),
                io.seatflow.events.licensing.Subscription.class,
                states.encode(SubscriptionRecords.state(subscription)));
    }
}
