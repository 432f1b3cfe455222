package io.seatflow.notification.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.notification.domain.Ending;
import io.seatflow.notification.store.NoticeQueue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an operator watches: {@code seatflow_mails_total} by ending, {@code seatflow_notices_failed} and
 * {@code seatflow_notices_overdue_seconds}.
 */
final class MailMetrics {
    private final MeterRegistry meters;
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong overdueMillis = new AtomicLong();

    MailMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("seatflow.notices.failed", failed, AtomicLong::doubleValue)
                .description("Notices given up, until an operator has them sent again")
                .register(meters);
        Gauge.builder("seatflow.notices.overdue", overdueMillis, millis -> millis.get() / 1000.0)
                .description("How long the oldest notice has waited since it was due")
                .baseUnit("seconds")
                .register(meters);
    }

    void count(Ending ending) {
        String name = switch (ending) {
            case Ending.Accepted accepted -> "accepted";
            case Ending.Deferred deferred -> "deferred";
            case Ending.Ambiguous ambiguous -> "ambiguous";
            case Ending.Refused refused -> "refused";
        };
        meters.counter("seatflow.mails", "ending", name).increment();
    }

    /** Asks the queue anew. */
    void look(NoticeQueue queue, Instant now) {
        failed.set(queue.failed());
        Instant oldest = queue.oldestDue();
        overdueMillis.set(
                oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toMillis()));
    }
}
