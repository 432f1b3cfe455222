package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.commands.TextTable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.StringJoiner;

/** The API's answers for people: one line per thing, nothing that a terminal would take for more than text. */
final class Shown {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Shown() {}

    /** Text of a field, without control characters. */
    static String text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? "" : node.asText().replaceAll("\\p{Cntrl}", " ");
    }

    /** A time to the second. */
    static String time(JsonNode node) {
        return text(node).replaceAll("\\.\\d+Z$", "Z");
    }

    static String day(JsonNode node) {
        return node.isTextual() ? DAY.format(Instant.parse(node.asText())) : "";
    }

    /** An amount in its currency's usual unit. */
    static String money(JsonNode money) {
        if (!money.hasNonNull("amountMinor")) {
            return "";
        }
        String code = text(money.path("currency"));
        int digits;
        try {
            digits = Currency.getInstance(code).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            digits = 0;
        }
        return BigDecimal.valueOf(money.path("amountMinor").asLong(), Math.max(0, digits))
                        .toPlainString() + " " + code;
    }

    static TextTable subscriptions(JsonNode items) {
        TextTable table = new TextTable(
                "SUBSCRIPTION",
                "PRODUCT",
                "CHANNEL",
                "STATUS",
                "PURCHASER",
                "SEATS",
                "ASSIGNED",
                "FREE",
                "ENDS",
                "RENEWS");
        for (JsonNode item : items) {
            JsonNode seats = item.path("seats");
            table.row(
                    text(item.path("id")),
                    text(item.path("productName")) + (item.path("trial").asBoolean() ? " (trial)" : ""),
                    text(item.path("channel")).toLowerCase(Locale.ROOT).replace('_', '-'),
                    text(item.path("status")) + (item.hasNonNull("takeoverId") ? ", taken over" : ""),
                    text(item.path("purchaser").path("name")),
                    text(seats.path("bought")),
                    text(seats.path("assigned")),
                    isOver(item) ? "0" : text(seats.path("free")),
                    day(item.path("endsAt")),
                    item.path("recurring").asBoolean() ? "yes" : "no");
        }
        return table;
    }

    /** X3: nothing of it can be assigned any more. */
    private static boolean isOver(JsonNode subscription) {
        String status = text(subscription.path("status"));
        return status.equals("DISABLED") || status.equals("DELETED");
    }

    static TextTable users(JsonNode items) {
        TextTable table = new TextTable("USER", "NAME", "E-MAIL", "SUBSCRIPTION", "SINCE");
        for (JsonNode item : items) {
            table.row(
                    text(item.path("id")),
                    text(item.path("name")),
                    text(item.path("email")),
                    text(item.path("subscriptionId")),
                    day(item.path("assignedAt")));
        }
        return table;
    }

    static TextTable orders(JsonNode items) {
        TextTable table = new TextTable("DATE", "KIND", "PRODUCT", "SEATS", "TOTAL", "STATUS", "INVOICE", "ORDER");
        for (JsonNode item : items) {
            table.row(
                    day(item.path("at")),
                    text(item.path("kind")),
                    text(item.path("productName")),
                    text(item.path("quantity")),
                    money(item.path("total")),
                    text(item.path("status")),
                    text(item.path("invoiceId")),
                    text(item.path("orderId")));
        }
        return table;
    }

    /** What an operation came to, on one line or a few. */
    static String operation(JsonNode operation) {
        String kind = text(operation.path("kind")).toLowerCase(Locale.ROOT).replace('_', ' ');
        String id = text(operation.path("id"));
        return switch (text(operation.path("state"))) {
            case "SUCCEEDED" ->
                "%s: done%s%n".formatted(kind, detail(operation.path("detail"), operation.path("kind")));
            case "RUNNING" ->
                "%s: goes on as operation %s; see how: ./seatflow takeover follow %s%n".formatted(kind, id, id);
            default ->
                "%s: %s%s%n  %s%n"
                        .formatted(
                                kind,
                                text(operation.path("reason")),
                                detail(operation.path("detail"), operation.path("kind")),
                                text(operation.path("advice")));
        };
    }

    /** Of turning renewals on or off it says nothing whether it ended at once: nothing ends. */
    private static String detail(JsonNode detail, JsonNode kind) {
        StringJoiner joined = new StringJoiner("; ", " (", ")").setEmptyValue("");
        detail.properties().stream()
                .filter(field -> !(field.getKey().equals("atOnce") && text(kind).equals("SET_RECURRING")))
                .forEach(field -> joined.add(fact(field.getKey(), field.getValue())));
        return joined.toString();
    }

    /** A charge below zero is a refund. */
    private static String fact(String field, JsonNode value) {
        long amount = value.path("amountMinor").asLong();
        if (field.equals("charged") && amount < 0) {
            return "refunded " + money(value).substring(1);
        }
        return name(field) + " " + value(value);
    }

    private static String name(String field) {
        return field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String value(JsonNode value) {
        if (value.has("amountMinor")) {
            return money(value);
        }
        if (value.isArray()) {
            StringJoiner joined = new StringJoiner(", ").setEmptyValue("none");
            value.forEach(one ->
                    joined.add(one.isObject() ? text(one.path("userId")) + " " + text(one.path("reason")) : text(one)));
            return joined.toString();
        }
        return value.isBoolean() ? (value.asBoolean() ? "yes" : "no") : text(value);
    }
}
