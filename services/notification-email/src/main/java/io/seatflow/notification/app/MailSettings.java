package io.seatflow.notification.app;

import io.seatflow.notification.domain.RetryPolicy;
import io.seatflow.notification.smtp.MailAddress;
import io.seatflow.notification.smtp.Sender;
import io.seatflow.workflow.settings.Settings;

import java.time.Duration;

/**
 * What the mails have in common, and how often one is tried: {@code mail.from}, {@code mail.from-name},
 * {@code mail.domain}, {@code mail.retry.tries}, {@code mail.retry.first}, {@code mail.retry.longest},
 * {@code mail.lease} and {@code mail.oldest}.
 *
 * @param domain of the Message-IDs, and the name that is said to the mail server; the sender's unless set
 * @param oldest what happened longer ago when it is first read is not mailed
 * @param lease how long a worker may keep a mail; an attempt is cut off after half of it
 */
public record MailSettings(Sender sender, String domain, RetryPolicy retry, Duration oldest, Duration lease) {
    /** Over four days, as RFC 5321, 4.5.4.1, asks. */
    private static final int TRIES = 40;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(3);

    /** A weekend's outage, and less than a log keeps that a first deployment reads. */
    private static final Duration OLDEST = Duration.ofDays(3);

    private static final Duration LEASE = Duration.ofMinutes(10);

    static MailSettings from(Settings settings) {
        MailAddress from = new MailAddress(settings.text("mail.from", "noreply@localhost"));
        return new MailSettings(
                new Sender(from, settings.text("mail.from-name", "Seatflow")),
                new MailAddress("x@" + settings.text("mail.domain", from.domain())).domain(),
                new RetryPolicy(
                        settings.integer("mail.retry.tries", TRIES, 1, 1000),
                        settings.duration("mail.retry.first", FIRST_PAUSE),
                        settings.duration("mail.retry.longest", LONGEST_PAUSE)),
                settings.duration("mail.oldest", OLDEST),
                settings.duration("mail.lease", LEASE));
    }

    /** How long one attempt may take. */
    Duration attemptLimit() {
        return lease.dividedBy(2);
    }
}
