package io.seatflow.admin.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.javalin.http.HttpStatus;
import io.seatflow.admin.store.LicenceView;
import io.seatflow.admin.store.LicenceView.Held;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** A4: the users who have licences, as CSV, written while it is read: however many there are, memory does not grow. */
final class ExportApi {
    private static final int AT_ONCE = 2;
    private static final int MOST_SUBSCRIPTIONS = 200;

    private final LicenceView licences;
    private final Semaphore running = new Semaphore(AT_ONCE);

    ExportApi(LicenceView licences) {
        this.licences = licences;
    }

    void users(Call call) throws IOException {
        List<String> chosen = call.request().queryParams("subscription");
        if (chosen.size() > MOST_SUBSCRIPTIONS) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "TOO_MANY_SUBSCRIPTIONS",
                    "Expected at most %d subscriptions; leave them out for all.".formatted(MOST_SUBSCRIPTIONS));
        }
        if (chosen.stream().anyMatch(id -> id.indexOf('\0') >= 0)) {
            throw Problem.wrong("Expected parameter subscription to be an id.");
        }
        if (!running.tryAcquire()) {
            throw Problem.unavailable("TOO_MANY_EXPORTS", "Other exports are running. Try again in a moment.");
        }
        try {
            write(call, new HashSet<>(chosen));
        } finally {
            running.release();
        }
    }

    private void write(Call call, Set<String> subscriptions) throws IOException {
        call.request()
                .contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"users.csv\"");
        Writer out = new OutputStreamWriter(call.request().outputStream(), StandardCharsets.UTF_8);
        try (CsvWriter csv =
                CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(out)) {
            csv.writeRecord(
                    "tenant",
                    "product",
                    "product name",
                    "subscription",
                    "purchaser",
                    "user name",
                    "user e-mail",
                    "assigned at");
            licences.export(
                    call.tenantId(), call.sight(), subscriptions, call.find("product"), held -> write(csv, call, held));
        }
    }

    private static void write(CsvWriter csv, Call call, Held held) {
        csv.writeRecord(List.of(
                        call.tenantId(),
                        held.productId(),
                        held.productName(),
                        held.subscriptionId(),
                        String.valueOf(held.purchaser().email()),
                        held.holder().name(),
                        held.holder().email(),
                        held.holder().assignedAt().toString())
                .stream()
                .map(SpreadsheetCell::harmless)
                .toList());
    }
}
