package io.seatflow.takeover.wire;

import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.takeover.domain.Event;
import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.Takeover;
import io.seatflow.takeover.domain.TakeoverId;
import io.seatflow.workflow.Codec;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.wire.TopicReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Which record means which message, and which event becomes which record. */
public final class TakeoverCodec implements Codec<Message, Event> {
    /** What the mover reads. */
    public static final List<Input> INPUTS =
            List.of(Input.outside(Topics.TAKEOVER_COMMANDS), Input.lanes(Topics.LICENSING_EVENTS));

    private static final Logger LOG = LoggerFactory.getLogger(TakeoverCodec.class);

    private final TopicReader<StartTakeover> starts;
    private final TopicReader<SpecificRecord> licensing;
    private final AvroWriter<SpecificRecord> commands;
    private final AvroWriter<io.seatflow.events.takeover.TakeoverState> states;

    /** Asks the registry for the schemas that the mover writes. */
    public TakeoverCodec(RegistryClient registry) {
        starts = new TopicReader<>(Topics.TAKEOVER_COMMANDS, registry);
        licensing = new TopicReader<>(Topics.LICENSING_EVENTS, registry);
        commands = AvroWriter.of(Topics.LICENSING_COMMANDS, registry);
        states = AvroWriter.of(Topics.TAKEOVER_EVENTS, registry);
    }

    @Override
    public @Nullable Message decode(Inbound inbound) throws Malformed {
        return switch (inbound.topic()) {
            case "takeover.commands" -> StartRecords.start(starts.read(inbound.value()), inbound.partition());
            case "licensing.events" -> AnswerRecords.answer(licensing.read(inbound.value()));
            default -> throw new IllegalStateException("expected a topic of " + INPUTS + ", found " + inbound.topic());
        };
    }

    @Override
    public Message due(Timer timer) {
        return WatchTimer.watch(timer);
    }

    @Override
    public void encode(Event event, Outputs outputs) {
        switch (event) {
            case Event.Changed changed -> {
                if (changed.said()) {
                    say(changed.takeover(), outputs);
                }
            }
            case Event.Asked asked -> ask(asked, outputs);
            case Event.WatchSet watch ->
                outputs.schedule(WatchTimer.id(watch.id()), watch.due(), WatchTimer.body(watch.id()));
            case Event.WatchEnded watch -> outputs.cancel(WatchTimer.id(watch.id()));
            case Event.IdReused reused ->
                outputs.deadLetter(
                        "TAKEOVER_ID_REUSED",
                        "takeover id " + reused.order().id().id() + " was used before for another takeover");
        }
    }

    private void say(Takeover takeover, Outputs outputs) {
        if (takeover.standing().stalled()) {
            LOG.atWarn()
                    .addKeyValue("tenant", takeover.id().tenantId())
                    .addKeyValue("takeover", takeover.id().id())
                    .addKeyValue("phase", takeover.standing().phase())
                    .log("a takeover does not move; licensing is asked again");
        }
        publish(
                Topics.TAKEOVER_EVENTS,
                takeover.id(),
                io.seatflow.events.takeover.TakeoverState.class,
                states.encode(StateRecords.state(takeover)),
                outputs);
    }

    private void ask(Event.Asked asked, Outputs outputs) {
        SpecificRecord command = StepRecords.command(asked.takeover().order(), asked.step());
        publish(
                Topics.LICENSING_COMMANDS,
                asked.takeover().id(),
                command.getClass(),
                commands.encode(command),
                outputs);
    }

    private static void publish(
            Topic<?> topic, TakeoverId id, Class<? extends SpecificRecord> type, byte[] value, Outputs outputs) {
        outputs.publish(topic, id.tenantId(), id.tenantId(), type, value);
    }
}
