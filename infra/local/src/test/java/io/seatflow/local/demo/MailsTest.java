package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class MailsTest {
    private final ObjectMapper json = new ObjectMapper();
    private final Script script = Scripts.of(60);
    private final List<Step> completed = script.steps()
            .filter(step -> step.expected() instanceof Expected.Completed)
            .toList();

    @Test
    @DisplayName("N2 one mail per completed order to its buyer passes, also where it came twice under one Message-ID")
    void allRight() {
        Mails mails = right();
        mails.take(mail(completed.getFirst(), "same"));
        assertThat(mails.check().findings()).isEmpty();
        assertThat(mails.samples()).hasSize(1);
    }

    @Test
    @DisplayName("N1 a second mail under another Message-ID is found")
    void twice() {
        Mails mails = right();
        mails.take(mail(completed.getFirst(), "another"));
        assertThat(mails.check().findings())
                .containsExactly("order demo-0000000: expected one mail, found another besides");
    }

    @Test
    @DisplayName("N2 a mail that never came is found, as is one of an order that was refused")
    void missing() {
        Mails mails = new Mails(script, Map.of(), new Notices());
        completed.stream().skip(1).forEach(step -> mails.take(mail(step, idOf(step))));
        Step refused = script.steps()
                .filter(step -> step.expected() instanceof Expected.Rejected)
                .findFirst()
                .orElseThrow();
        mails.take(mail(refused, "refused"));
        assertThat(mails.check().findings())
                .containsExactly(
                        "mail refused: expected none of \"Order confirmed\"",
                        "order demo-0000000: expected a mail, found none");
    }

    @Test
    @DisplayName("N3 a mail to another, or in another language, is found")
    void others() {
        Step first = completed.getFirst();
        Mails mails = new Mails(script, Map.of(first.tenantId(), "fr"), new Notices());
        ObjectNode mail = mail(first, "same");
        mail.putArray("to").add("eve@evil.example");
        mails.take(mail);
        assertThat(mails.check().findings())
                .contains(
                        "order demo-0000000: expected a mail to %s, found it sent to eve@evil.example"
                                .formatted(Scripts.order(first).getBuyerEmail()),
                        "order demo-0000000: expected a mail in the language of %s, found \"en\""
                                .formatted(first.tenantId()));
    }

    private Mails right() {
        Mails mails = new Mails(script, Map.of(), new Notices());
        mails.take(mail(completed.getFirst(), "same"));
        completed.stream().skip(1).forEach(step -> mails.take(mail(step, idOf(step))));
        return mails;
    }

    private static String idOf(Step step) {
        return "of-" + Scripts.order(step).getOrderId();
    }

    private ObjectNode mail(Step step, String messageId) {
        ObjectNode mail = json.createObjectNode();
        mail.put("messageId", messageId);
        mail.put("subject", "Order confirmed");
        mail.put("text", "Order: " + Scripts.order(step).getOrderId());
        mail.put("html", "<html lang=\"en\">");
        mail.putArray("to").add(Scripts.order(step).getBuyerEmail());
        return mail;
    }
}
