package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.events.directory.Tenant;
import io.seatflow.storefront.OrderPlaced;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares the mails that the inbox took with the script: one order confirmation per completed order, to its buyer, in the
 * tenant's language. The same Message-ID again is the same mail. Not for several threads.
 */
final class Mails {
    private static final Pattern ORDER = Pattern.compile("demo-(?:[a-z]+-)?[0-9]{7,9}");
    private static final Pattern LANGUAGE = Pattern.compile("<html lang=\"([a-z]+)\"");

    private final Script script;
    private final Map<String, String> languages;
    private final Notices notices;
    private final BitSet confirmed = new BitSet();
    private final Map<Integer, String> messageIds = new HashMap<>();
    private final Map<String, JsonNode> samples = new LinkedHashMap<>();
    private final Findings findings = new Findings();
    private final int expected;

    /**
     * @param languages that are spoken to each tenant
     * @param notices takes the mails that are no confirmations of the script's orders
     */
    Mails(Script script, Map<String, String> languages, Notices notices) {
        this.script = script;
        this.languages = Map.copyOf(languages);
        this.notices = notices;
        this.expected =
                Math.toIntExact(script.steps().filter(Mails::isCompleted).count());
    }

    /** Takes a mail as the inbox shows it. */
    void take(JsonNode mail) {
        String id = mail.path("messageId").asText();
        Matcher order = ORDER.matcher(mail.path("text").asText());
        int number = order.find() ? script.number(order.group()) : -1;
        if (number < 0 && (notices.take(mail) || !script.run().isFirst())) {
            return; // Of another run, if not of this one's scene.
        }
        if (number < 0 || !isCompleted(script.step(number))) {
            findings.add("mail %s: expected none of \"%s\""
                    .formatted(id, mail.path("subject").asText()));
            return;
        }
        String earlier = messageIds.putIfAbsent(number, id);
        if (earlier != null) {
            if (!earlier.equals(id)) {
                findings.add("order %s: expected one mail, found %s besides".formatted(script.id(number), id));
            }
            return;
        }
        confirmed.set(number);
        compare(number, mail);
    }

    private void compare(int number, JsonNode mail) {
        Step step = script.step(number);
        OrderPlaced order = step.order();
        String buyer = order == null ? "" : order.getBuyerEmail();
        String to = mail.path("to").path(0).asText();
        if (!to.equalsIgnoreCase(buyer)) {
            findings.add(
                    "order %s: expected a mail to %s, found it sent to %s".formatted(script.id(number), buyer, to));
        }
        String language = language(mail);
        if (!language.equals(languages.getOrDefault(step.tenantId(), "en"))) {
            findings.add("order %s: expected a mail in the language of %s, found \"%s\""
                    .formatted(script.id(number), step.tenantId(), language));
        }
        samples.putIfAbsent(language, mail);
    }

    /** The language that a mail says to be written in; empty where it says none. */
    static String language(JsonNode mail) {
        Matcher found = LANGUAGE.matcher(mail.path("html").asText());
        return found.find() ? found.group(1) : "";
    }

    /** The language that mails to a tenant are written in: its own where that is spoken, or English. */
    static String languageTo(Tenant tenant) {
        return switch (tenant.getLanguage()) {
            case "fr", "sv" -> tenant.getLanguage();
            default -> "en";
        };
    }

    /** Whether every mail that is expected until now has come. */
    boolean isComplete() {
        return confirmed.cardinality() >= expected && notices.count() >= notices.expected();
    }

    /** One mail in each language: notices rather than confirmations. */
    List<JsonNode> samples() {
        List<JsonNode> shown = new ArrayList<>(notices.shown());
        Set<String> spoken = shown.stream().map(Mails::language).collect(Collectors.toSet());
        samples.entrySet().stream()
                .filter(sample -> !spoken.contains(sample.getKey()))
                .forEach(sample -> shown.addFirst(sample.getValue()));
        return shown;
    }

    Check check() {
        Findings all = new Findings();
        findings.first().forEach(all::add);
        for (int number = 0; number < script.size(); number++) {
            if (isCompleted(script.step(number)) && !confirmed.get(number)) {
                all.add("order %s: expected a mail, found none".formatted(script.id(number)));
            }
        }
        return new Check(
                "one confirmation by mail per completed order, no other",
                "%d mails".formatted(expected),
                "%d mails".formatted(confirmed.cardinality()),
                all.first());
    }

    private static boolean isCompleted(Step step) {
        return step.expected() instanceof Expected.Completed;
    }
}
