package io.seatflow.admin.app;

import io.seatflow.admin.api.AdminApi;
import io.seatflow.admin.domain.AdminDecider;
import io.seatflow.admin.domain.AdminState;
import io.seatflow.admin.domain.Event;
import io.seatflow.admin.domain.Message;
import io.seatflow.admin.signin.TokenVerifier;
import io.seatflow.admin.store.AdminStore;
import io.seatflow.admin.store.OldRows;
import io.seatflow.admin.store.Views;
import io.seatflow.admin.wire.AdminCodec;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.process.ServiceParts;

import java.time.InstantSource;

/** The admin center, composed: hears what all services say, answers people, and hands on what they ask for. */
public final class AdminCenter {
    /** It performs no effects. */
    private static final int EFFECT_THREADS = 1;

    private AdminCenter() {}

    /**
     * Starts the service: database and registry must answer, and the schemas be deployed; the sign-in provider may come
     * later. Returns before the lanes are held, which {@code /health/ready} tells.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static RunningService start(AdminSettings settings) {
        return RunningService.start(settings.service(), settings.database(), parts -> compose(settings, parts));
    }

    private static ServiceHttp compose(AdminSettings settings, ServiceParts parts) {
        Engine<Message> engine =
                parts.engine(workflow(parts.registry()), parts.engineSettings().withEffectThreads(EFFECT_THREADS));
        var unused = parts.closing(
                "pruning",
                new Pruning(new OldRows(parts.database().jdbi()), settings.retention(), InstantSource.system())
                        .start());
        AdminApi api = parts.closing(
                "streams",
                new AdminApi(
                        new TokenVerifier(settings.signIn()),
                        engine::submit,
                        Views.of(parts.database().jdbi())));
        return parts.http(engine, api);
    }

    private static Workflow<Message, AdminState, Event> workflow(RegistryClient registry) {
        return new Workflow<>(
                AdminSettings.SERVICE,
                AdminCodec.INPUTS,
                Topics.ADMIN_CENTER_DEAD_LETTERS,
                new AdminCodec(registry),
                new AdminStore(),
                new AdminDecider(),
                Workflow.noEffects());
    }
}
