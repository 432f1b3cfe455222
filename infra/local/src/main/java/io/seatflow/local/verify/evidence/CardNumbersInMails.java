package io.seatflow.local.verify.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.workflow.CardNumbers;

import java.net.URI;

/** Looks for card numbers in the mails that were taken in, decoded as their readers see them (C12). */
final class CardNumbersInMails {
    private final URI inbox;
    private final TableWriter found;

    CardNumbersInMails(Workbench workbench, URI inbox) {
        this.inbox = inbox;
        this.found = new TableWriter(workbench, "card_number");
    }

    void look() throws CannotLook {
        try (JsonOverHttp http = new JsonOverHttp()) {
            for (JsonNode mail : http.get(inbox, "/mails")) {
                mail.properties().forEach(field -> {
                    if (isIn(field.getValue())) {
                        found.row(
                                "mail",
                                "mail %s, %s".formatted(mail.path("id").asText(), field.getKey()),
                                null,
                                null,
                                null,
                                "something like a card number");
                    }
                });
            }
        } catch (CommandFailure away) {
            throw new CannotLook("the mails: " + away.getMessage(), away);
        }
        found.flush();
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
