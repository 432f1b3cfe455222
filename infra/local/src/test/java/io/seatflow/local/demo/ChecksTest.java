package io.seatflow.local.demo;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.local.commands.AvailabilityRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksTest {
    private final Script script = Scripts.of(100);

    @Test
    @DisplayName("the seats that the script expects pass, others are named by tenant and product")
    void availability() {
        Map<String, AvailabilityRow> expected = SeatCounts.expected(script);
        List<AvailabilityRow> found = new ArrayList<>(expected.values());

        assertThat(Checks.availability(expected, found).passed()).isTrue();

        AvailabilityRow first = found.getFirst();
        found.set(
                0,
                new AvailabilityRow(
                        first.tenantId(),
                        first.productId(),
                        first.purchased() + 1,
                        first.assigned(),
                        first.remaining() + 1,
                        first.selfService() + 1,
                        first.central(),
                        first.subscriptions()));
        found.add(new AvailabilityRow("other", "product", 1, 0, 1, 1, 0, 1));

        assertThat(Checks.availability(expected, found).findings())
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith(first.tenantId() + "/" + first.productId() + ": expected"))
                .anyMatch(finding -> finding.startsWith("other/product: expected no row"));
    }

    @Test
    @DisplayName("L7 the seats of what was cancelled are gone, and those who had them are where they were moved")
    void assigned() {
        AvailabilityRow central = SeatCounts.expected(script).values().stream()
                .filter(row -> row.assigned() > 0)
                .findFirst()
                .orElseThrow();

        assertThat(central.assigned()).isEqualTo(3);
        assertThat(central.central()).isEqualTo(10);
        assertThat(central.selfService()).isEqualTo(central.purchased() - 10);
    }

    @Test
    @DisplayName("of a product that nobody has bought any more a row without subscriptions may be left")
    void nothingLeft() {
        Map<String, AvailabilityRow> expected = SeatCounts.expected(script);
        List<AvailabilityRow> found = new ArrayList<>(expected.values());
        found.add(new AvailabilityRow("norrsken", "cancelled", 0, 0, 0, 0, 0, 0));

        assertThat(Checks.availability(expected, found).passed()).isTrue();
    }

    @Test
    @DisplayName("the dead letters that the script expects pass, others are named with their error")
    void deadLetters() {
        DeadLetters letters = new DeadLetters();
        DeadLetters.expected(script).forEach((kind, number) -> {
            for (int i = 0; i < number; i++) {
                letters.take(letter("checkout", kind.substring("checkout ".length()), "masked"));
            }
        });

        assertThat(new Checks(script).deadLetters(letters)).allMatch(Check::passed);

        letters.take(letter("billing", "POISON", "4242424242424242"));

        assertThat(new Checks(script).deadLetters(letters))
                .extracting(Check::findings)
                .containsExactly(
                        List.of("dead letters billing POISON: expected 0, found 1 an error"),
                        List.of("a dead letter of billing shows a card number"));
    }

    @Test
    @DisplayName("seat commands that are answered otherwise, twice or not at all are found")
    void seats() {
        SeatAnswers answers = new SeatAnswers();
        answers.take(new SeatsAssigned("seats-1", "brightwater", "s", "p", List.of("ada"), 3, 12, "ada", Scripts.NOW));
        for (int i = 0; i < 2; i++) {
            answers.take(new CommandRefused(
                    "seats-4", "brightwater", "s", "NOT_PURCHASER", List.of(), 0, null, "grace", Scripts.NOW));
        }

        assertThat(new Checks(script).seats(answers).findings())
                .hasSize(Seats.COMMANDS.size() - 1)
                .contains(
                        "command seats-2 of ada: expected assigned 3, found no answer",
                        "command seats-4 of grace: expected NOT_PURCHASER, found NOT_PURCHASER, NOT_PURCHASER");
    }

    @Test
    @DisplayName("the report is right only if every check has passed, and names what has not")
    void report() {
        StringWriter text = new StringWriter();
        Report report = new Report(new PrintWriter(text));

        assertThat(report.checks(List.of(new Check("orders", "1", "1", List.of()))))
                .isTrue();
        assertThat(text.toString()).contains("orders         1      1  ok");

        assertThat(report.checks(List.of(
                        new Check("orders", "1", "1", List.of()),
                        new Check("seats", "1", "2", List.of("one too many")))))
                .isFalse();
        assertThat(text.toString()).contains("FAILED  one too many");
    }

    private static DeadLetter letter(String service, String reason, String value) {
        return DeadLetter.newBuilder()
                .setService(service)
                .setTopic("storefront.orders")
                .setPartition(0)
                .setOffset(0)
                .setReason(reason)
                .setError("an error")
                .setValue(ByteBuffer.wrap(value.getBytes(StandardCharsets.US_ASCII)))
                .setOriginalSize(value.length())
                .setTruncated(false)
                .setHeaders(List.of())
                .setRecordedAt(Scripts.NOW)
                .setDeadAt(Scripts.NOW)
                .build();
    }
}
