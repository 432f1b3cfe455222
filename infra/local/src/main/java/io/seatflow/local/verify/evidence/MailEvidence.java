package io.seatflow.local.verify.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.workflow.CardNumbers;

import java.net.URI;

/**
 * The mails that the inbox has taken in: their Message-IDs, and whether one holds a card number, decoded as its reader sees
 * it (C12). A mail never changes, so only what has come since is read.
 */
final class MailEvidence {
    private static final int AT_ONCE = 500;

    private final URI inbox;
    private final TableWriter mails;
    private final TableWriter cards;
    private long last;

    MailEvidence(Workbench workbench, URI inbox) {
        this.inbox = inbox;
        this.mails = new TableWriter(workbench, "mail");
        this.cards = new TableWriter(workbench, "card_number");
    }

    void read() throws CannotLook {
        try (JsonOverHttp http = new JsonOverHttp()) {
            JsonNode some = next(http);
            while (!some.isEmpty()) {
                some.forEach(this::take);
                some = next(http);
            }
        } catch (CommandFailure away) {
            throw new CannotLook("the mails: " + away.getMessage(), away);
        }
        mails.flush();
        cards.flush();
    }

    private JsonNode next(JsonOverHttp http) {
        return http.get(inbox, "/mails?after=%d&most=%d".formatted(last, AT_ONCE));
    }

    private void take(JsonNode mail) {
        last = mail.path("id").asLong();
        mails.row(mail.path("messageId").asText(), last);
        mail.properties().forEach(field -> {
            if (isIn(field.getValue())) {
                cards.row(
                        "mail",
                        "mail %d, %s".formatted(last, field.getKey()),
                        null,
                        null,
                        null,
                        "something like a card number");
            }
        });
    }

    private static boolean isIn(JsonNode field) {
        if (field.isArray()) {
            for (JsonNode each : field) {
                if (isIn(each)) {
                    return true;
                }
            }
            return false;
        }
        return field.isTextual() && CardNumbers.appearsIn(field.asText());
    }
}
