package io.seatflow.notification.app;

import io.seatflow.notification.domain.Addressee;
import io.seatflow.notification.domain.Letter;
import io.seatflow.notification.domain.Letters;
import io.seatflow.notification.letter.Printer;
import io.seatflow.notification.smtp.Mail;
import io.seatflow.notification.smtp.MailAddress;
import io.seatflow.notification.store.Claimed;
import io.seatflow.notification.wire.NoticeRecords;
import io.seatflow.schemas.registry.RegistryException;
import io.seatflow.workflow.Malformed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes the mail of a notice, as the directory is at that moment. Safe for all threads. */
final class Composer {
    /** The directory is read beside the events: of a tenant that is not known yet it may be about to be read. */
    private static final Duration DIRECTORY_PATIENCE = Duration.ofSeconds(30);

    private static final Duration LATER = Duration.ofSeconds(1);

    private final NoticeRecords notices;
    private final Printer printer = new Printer();

    Composer(NoticeRecords notices) {
        this.notices = notices;
    }

    Composition compose(Claimed claimed, Instant now) {
        if (claimed.tenant() == null && now.isBefore(claimed.madeAt().plus(DIRECTORY_PATIENCE))) {
            return new Composition.NotYet(now.plus(LATER));
        }
        Optional<MailAddress> to = MailAddress.parse(claimed.address());
        if (to.isEmpty()) {
            return new Composition.Unsendable("the recipient's address is none that mail can be sent to");
        }
        try {
            return new Composition.Ready(mail(claimed, to.get()));
        } catch (RegistryException away) {
            return new Composition.NotYet(now.plus(LATER));
        } catch (Malformed | IllegalArgumentException unreadable) {
            return new Composition.Unsendable(String.valueOf(unreadable.getMessage()));
        }
    }

    private Mail mail(Claimed claimed, MailAddress to) throws Malformed {
        Letter letter = Letters.write(
                notices.content(claimed.event()),
                Addressee.of(claimed.name(), claimed.tenant()),
                claimed.organisation());
        return new Mail(
                claimed.messageId(),
                claimed.madeAt(),
                to,
                letter.language(),
                letter.subject(),
                printer.text(letter),
                printer.html(letter));
    }
}
