package io.seatflow.licensing.app;

import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.LicensingDecider;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.store.LicensingStore;
import io.seatflow.licensing.wire.LicensingCodec;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.process.ServiceParts;

import java.time.InstantSource;

/**
 * Licensing, composed: turns paid orders into subscriptions, assigns their seats by command, and says how many there are.
 * Over HTTP it tells how it is, and nothing else.
 */
public final class Licensing {
    private Licensing() {}

    /**
     * Starts the service: database and registry must answer, and the schemas be deployed. Returns before the lanes are
     * held, which {@code /health/ready} tells.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static RunningService start(LicensingSettings settings) {
        return RunningService.start(
                settings.service(), settings.database(), parts -> compose(settings.lifeCycle(), parts));
    }

    private static ServiceHttp compose(LifeCycle lifeCycle, ServiceParts parts) {
        Engine<Message> engine = parts.engine(
                workflow(lifeCycle, new LicensingStore(lifeCycle), parts.registry()), parts.engineSettings());
        parts.closing("first sweep", new FirstSweep(engine::submit, InstantSource.system()));
        return parts.http(engine, routes -> {});
    }

    /** Licensing as the engine sees it, on whatever keeps its state. */
    public static Workflow<Message, LicensingState, Event> workflow(
            LifeCycle lifeCycle, Store<Message, LicensingState> store, RegistryClient registry) {
        return new Workflow<>(
                LicensingSettings.SERVICE,
                LicensingCodec.INPUTS,
                Topics.LICENSING_DEAD_LETTERS,
                new LicensingCodec(registry),
                store,
                new LicensingDecider(lifeCycle),
                Workflow.noEffects());
    }
}
