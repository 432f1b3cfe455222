package io.seatflow.notification.app;

import io.seatflow.notification.domain.Event;
import io.seatflow.notification.domain.Message;
import io.seatflow.notification.domain.NotificationDecider;
import io.seatflow.notification.domain.NotificationState;
import io.seatflow.notification.store.NoticeQueue;
import io.seatflow.notification.store.NotificationStore;
import io.seatflow.notification.wire.NoticeRecords;
import io.seatflow.notification.wire.NotificationCodec;
import io.seatflow.schemas.Topics;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.http.Parameters;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.process.ServiceParts;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * The service, composed: makes a notice of each event that somebody is told of, sends it, and says what became of each
 * attempt. Over HTTP it tells how it is, and at {@code /notices/failed} which notices were given up.
 */
public final class Notification {
    private static final int MOST_FAILURES = 1000;

    private Notification() {}

    /**
     * Starts the service: database and registry must answer, and the schemas be deployed. The mail server need not answer,
     * now or later, for the service to be well: while it is away mails wait, and no other instance would do better.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static RunningService start(NotificationSettings settings) {
        return RunningService.start(settings.service(), settings.database(), parts -> compose(settings, parts));
    }

    private static ServiceHttp compose(NotificationSettings settings, ServiceParts parts) {
        NoticeRecords notices = new NoticeRecords(parts.registry());
        NoticeQueue queue = new NoticeQueue(parts.database().jdbi());
        Engine<Message> engine = parts.engine(workflow(settings.mail(), notices, parts), parts.engineSettings());
        int workers = settings.smtp().connections();
        Surroundings surroundings = new Surroundings(
                settings.mail(),
                queue,
                new Composer(notices),
                engine::submit,
                InstantSource.system(),
                new MailMetrics(parts.meters()),
                Executors.newScheduledThreadPool(
                        2, Thread.ofPlatform().name("mail-watch-", 0).daemon().factory()),
                new WakeUps(workers),
                new CountDownLatch(1));
        String instance = settings.service().instance() + "-" + UUID.randomUUID();
        var unused = parts.closing("workers", Workers.start(instance, settings.smtp(), surroundings));
        return parts.http(
                engine,
                routes -> routes.get("/notices/failed", request -> {
                    int most = new Parameters(request).integer("most", 100, 1, MOST_FAILURES);
                    request.json(queue.failures(most));
                }));
    }

    private static Workflow<Message, NotificationState, Event> workflow(
            MailSettings mail, NoticeRecords notices, ServiceParts parts) {
        return new Workflow<>(
                NotificationSettings.SERVICE,
                NotificationCodec.INPUTS,
                Topics.NOTIFICATION_DEAD_LETTERS,
                new NotificationCodec(notices, mail.domain(), parts.registry()),
                new NotificationStore(mail.domain()),
                new NotificationDecider(mail.retry(), mail.oldest()),
                Workflow.noEffects());
    }
}
