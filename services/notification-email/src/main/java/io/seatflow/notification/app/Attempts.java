package io.seatflow.notification.app;

import io.seatflow.notification.domain.Ending;
import io.seatflow.notification.domain.Message;
import io.seatflow.notification.smtp.SmtpConnection;
import io.seatflow.notification.store.Claimed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What one worker does with one notice it has claimed. An attempt is cut off before the claim's time is over, so that
 * nobody else sends the mail meanwhile. For one thread.
 */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Composer composer;
    private final SmtpConnection connection;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Duration limit;
    private final MailMetrics metrics;

    Attempts(
            Composer composer,
            SmtpConnection connection,
            ScheduledExecutorService timer,
            InstantSource clock,
            Duration limit,
            MailMetrics metrics) {
        this.composer = composer;
        this.connection = connection;
        this.timer = timer;
        this.clock = clock;
        this.limit = limit;
        this.metrics = metrics;
    }

    /** Whether the claim holds as long as an attempt may take. */
    boolean isInTime(Claimed claimed) {
        return !clock.instant().plus(limit).isAfter(claimed.until());
    }

    /** Tries to send it, and says what is to be decided on. */
    Message attempt(Claimed claimed) {
        return switch (composer.compose(claimed, clock.instant())) {
            case Composition.Ready ready -> ended(claimed, send(ready));
            case Composition.NotYet notYet -> release(claimed, notYet.again());
            case Composition.Unsendable unsendable -> {
                warn(claimed, unsendable.why(), 0);
                yield ended(claimed, new Ending.Refused(0));
            }
        };
    }

    static Message release(Claimed claimed, Instant again) {
        return new Message.ClaimReleased(claimed.id(), claimed.fence(), again);
    }

    private Ending send(Composition.Ready ready) {
        ScheduledFuture<?> cut = timer.schedule(connection::cut, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return connection.send(ready.mail());
        } finally {
            cut.cancel(false);
        }
    }

    private Message ended(Claimed claimed, Ending ending) {
        metrics.count(ending);
        switch (ending) {
            case Ending.Accepted accepted -> {}
            case Ending.Deferred deferred -> warn(claimed, "mail not taken, tried again later", ending.smtpCode());
            case Ending.Ambiguous ambiguous ->
                warn(claimed, "mail sent and not answered, sent again under the same Message-ID", 0);
            case Ending.Refused refused -> warn(claimed, "mail refused for good", ending.smtpCode());
        }
        return new Message.AttemptEnded(claimed.id(), claimed.fence(), ending);
    }

    private static void warn(Claimed claimed, String text, int code) {
        LOG.atWarn()
                .addKeyValue("notice", claimed.id())
                .addKeyValue("fence", claimed.fence())
                .addKeyValue("smtpCode", code)
                .log(text);
    }
}
