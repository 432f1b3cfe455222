package io.seatflow.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.commands.AvailabilityRow;
import io.seatflow.local.commands.Catalogue;
import io.seatflow.local.commands.TextTable;

import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;

/** What the demo prints at its end. */
final class Report {
    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void outcomes(SortedMap<String, Integer> byReason) {
        TextTable table = new TextTable("OUTCOME", "ORDERS");
        byReason.forEach(table::row);
        section("Outcomes by reason", table);
    }

    void deadLetters(SortedMap<String, Integer> found, DeadLetters letters) {
        TextTable table = new TextTable("SERVICE AND REASON", "RECORDS", "FIRST OF THEM");
        found.forEach((kind, number) -> table.row(kind, number, letters.example(kind)));
        section("Dead letters by reason", table);
    }

    void availability(List<AvailabilityRow> rows, Catalogue catalogue) {
        TextTable table = new TextTable(
                "TENANT", "PRODUCT", "NAME", "AVAILABLE QUANTITY", "ASSIGNED", "REMAINING", "SUBSCRIPTIONS");
        rows.forEach(row -> table.row(
                row.tenantId(),
                row.productId(),
                catalogue.product(row.productId()).map(Catalogue.Product::name).orElse(""),
                row.purchased(),
                row.assigned(),
                row.remaining(),
                row.subscriptions()));
        section("Available quantity", table);
    }

    /** As their recipients see them: the plain text, and the headers that mail programs show. */
    void mails(List<JsonNode> mails) {
        for (JsonNode mail : mails) {
            out.println();
            out.println("A mail as received");
            out.println("  From: " + mail.path("from").asText());
            out.println("  To: " + mail.path("to").path(0).asText());
            out.println("  Subject: " + mail.path("subject").asText());
            out.println("  Message-ID: " + mail.path("messageId").asText());
            out.println();
            mail.path("text").asText().lines().forEach(line -> out.println(("  " + line).stripTrailing()));
        }
        out.flush();
    }

    /** Prints the checks, and what is not as expected. Whether all passed. */
    boolean checks(List<Check> checks) {
        TextTable table = new TextTable("CHECK", "EXPECTED", "FOUND", "RESULT");
        checks.forEach(
                check -> table.row(check.name(), check.expected(), check.found(), check.passed() ? "ok" : "FAILED"));
        section("Checks", table);
        checks.stream()
                .flatMap(check -> check.findings().stream())
                .forEach(finding -> out.println("FAILED  " + finding));
        out.flush();
        return checks.stream().allMatch(Check::passed);
    }

    private void section(String title, TextTable table) {
        out.println();
        out.println(title);
        out.print(table);
        out.flush();
    }
}
