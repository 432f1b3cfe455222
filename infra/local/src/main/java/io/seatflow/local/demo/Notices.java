package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the mails that are no confirmations of the script's orders with what the scene must have sent: each once, to whom
 * it concerns, in their language, and without the admin's address. Not for several threads.
 */
final class Notices {
    private final List<Notice> expected = new ArrayList<>();
    private final Map<Notice, JsonNode> found = new LinkedHashMap<>();
    private final Findings findings = new Findings();

    /** Expects these too. */
    void expect(List<Notice> notices) {
        expected.addAll(notices);
    }

    /** Takes a mail; whether it is one that is expected, however it is. */
    boolean take(JsonNode mail) {
        String text = mail.path("text").asText();
        for (Notice notice : expected) {
            if (text.contains(notice.key())) {
                take(notice, mail, text);
                return true;
            }
        }
        return false;
    }

    private void take(Notice notice, JsonNode mail, String text) {
        JsonNode earlier = found.putIfAbsent(notice, mail);
        if (earlier != null) {
            if (!earlier.path("messageId").equals(mail.path("messageId"))) {
                findings.add("%s: expected one mail, found another besides".formatted(notice.what()));
            }
            return;
        }
        String to = mail.path("to").path(0).asText();
        if (!to.equalsIgnoreCase(notice.to())) {
            findings.add("%s: expected it to %s, found it sent to %s".formatted(notice.what(), notice.to(), to));
        }
        if (!Mails.language(mail).equals(notice.language())) {
            findings.add("%s: expected it in language %s, found \"%s\""
                    .formatted(notice.what(), notice.language(), Mails.language(mail)));
        }
        notice.says().stream()
                .filter(words -> !text.contains(words))
                .forEach(words -> findings.add("%s: expected it to say \"%s\"".formatted(notice.what(), words)));
        if (text.contains(Scene.ADMIN_ADDRESS)) {
            findings.add("%s: expected no admin's address in it".formatted(notice.what()));
        }
    }

    int count() {
        return found.size();
    }

    int expected() {
        return expected.size();
    }

    /** Those that people are shown. */
    List<JsonNode> shown() {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().shown())
                .map(Map.Entry::getValue)
                .toList();
    }

    Check check() {
        Findings all = new Findings();
        findings.first().forEach(all::add);
        expected.stream()
                .filter(notice -> !found.containsKey(notice))
                .forEach(notice -> all.add("%s: expected a mail, found none".formatted(notice.what())));
        return new Check(
                "the mails of takeover, cancellation and central purchase",
                "%d mails".formatted(expected()),
                "%d mails".formatted(count()),
                all.first());
    }
}
