package io.seatflow.takeover.app;

import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.takeover.domain.Event;
import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.Rhythm;
import io.seatflow.takeover.domain.TakeoverDecider;
import io.seatflow.takeover.domain.TakeoverState;
import io.seatflow.takeover.store.TakeoverStore;
import io.seatflow.takeover.wire.TakeoverCodec;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.process.ServiceParts;

/**
 * The takeover mover, composed: leads each takeover from its start to an end by asking licensing for one step after the
 * other, and says how far it is. Over HTTP it tells how it is itself, and nothing else.
 */
public final class TakeoverMover {
    private TakeoverMover() {}

    /**
     * Starts the service: database and registry must answer, and the schemas be deployed. Returns before the lanes are
     * held, which {@code /health/ready} tells.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static RunningService start(TakeoverMoverSettings settings) {
        return RunningService.start(
                settings.service(), settings.database(), parts -> compose(parts, Rhythm.of(settings.patience())));
    }

    private static ServiceHttp compose(ServiceParts parts, Rhythm rhythm) {
        Engine<Message> engine =
                parts.engine(workflow(new TakeoverStore(), parts.registry(), rhythm), parts.engineSettings());
        return parts.http(engine, routes -> {});
    }

    /** The mover as the engine sees it, on whatever keeps its state. */
    public static Workflow<Message, TakeoverState, Event> workflow(
            Store<Message, TakeoverState> store, RegistryClient registry, Rhythm rhythm) {
        return new Workflow<>(
                TakeoverMoverSettings.SERVICE,
                TakeoverCodec.INPUTS,
                Topics.TAKEOVER_DEAD_LETTERS,
                new TakeoverCodec(registry),
                store,
                new TakeoverDecider(rhythm),
                Workflow.noEffects());
    }
}
