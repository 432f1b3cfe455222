package io.seatflow.notification.app;

import io.seatflow.notification.smtp.SmtpSettings;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

import java.time.Duration;

/** How the service runs. */
public record NotificationSettings(
        ServiceSettings service, DatabaseSettings database, SmtpSettings smtp, MailSettings mail) {
    /** The service's name: of its lanes, its consumer group and its migrations. */
    public static final String SERVICE = "notification-email";

    public NotificationSettings {
        Duration answer = smtp.connectTimeout().plus(smtp.answerTimeout());
        if (mail.attemptLimit().compareTo(answer) < 0) {
            throw new IllegalArgumentException(
                    "mail.lease: expected at least twice smtp.connect-timeout and smtp.answer-timeout together, found "
                            + mail.lease());
        }
    }

    /** Asks for every setting. */
    public static NotificationSettings from(Settings settings) {
        return new NotificationSettings(
                ServiceSettings.from(settings),
                DatabaseSettings.from(settings),
                SmtpSettings.from(settings),
                MailSettings.from(settings));
    }
}
