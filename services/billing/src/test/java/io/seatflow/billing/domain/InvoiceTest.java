package io.seatflow.billing.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InvoiceTest {
    private static final Instant PAID = Instant.parse("2026-01-31T23:59:59.999Z");

    @ParameterizedTest(name = "{0} x {1} at {2} basis points = {3} + {4}")
    @DisplayName("B3 a line's sums are exact, and its tax is rounded once, half to even")
    @CsvSource({
        "3, 1250, 0, 3750, 0",
        "1, 1, 0, 1, 0",
        "10000, 999999, 0, 9999990000, 0",
        "3, 333, 2000, 999, 200",
        "1, 50, 500, 50, 2",
        "1, 150, 500, 150, 8",
        "1, 250, 500, 250, 12",
        "1, 12345, 1, 12345, 1",
        "7, 1999, 1975, 13993, 2764"
    })
    void sums(int quantity, long price, int basisPoints, long net, long tax) {
        InvoiceLine line = InvoiceLine.of(quantity, price, new TaxRate(basisPoints));
        assertThat(line.netMinor()).isEqualTo(net);
        assertThat(line.taxMinor()).isEqualTo(tax);
        assertThat(line.totalMinor()).isEqualTo(net + tax);
    }

    @Test
    @DisplayName("B3 a line whose sums are not exact cannot be made, nor one whose total is no amount")
    void wrongSums() {
        assertThatThrownBy(() -> new InvoiceLine(3, 1250, TaxRate.NONE, 3750, 0, 3751))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InvoiceLine(3, 1250, TaxRate.NONE, 3749, 0, 3749))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InvoiceLine.of(2, Long.MAX_VALUE, TaxRate.NONE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("B3 an invoice has the purchase's line and the term that is paid for")
    void invoice() {
        Invoice invoice = Invoice.of(ExamplePurchases.of("order-1"), PAID);
        assertThat(invoice.line()).isEqualTo(InvoiceLine.of(3, 1250, TaxRate.NONE));
        assertThat(invoice.serviceFrom()).isEqualTo(PAID);
        assertThat(invoice.serviceTo()).isEqualTo(Instant.parse("2026-02-28T23:59:59.999Z"));
        assertThat(Term.YEARLY.end(Instant.parse("2024-02-29T00:00:00Z")))
                .isEqualTo(Instant.parse("2025-02-28T00:00:00Z"));
    }

    @Test
    @DisplayName("B3 numbers are the second of issue and the order: the same again, and no two alike")
    void numbers() {
        String number = InvoiceNumber.of("order-1", PAID);
        assertThat(number).matches("INV-20260131-235959-[0-9A-HJKMNP-TV-Z]{12}");
        assertThat(InvoiceNumber.of("order-1", PAID)).isEqualTo(number);
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> InvoiceNumber.of("order-" + i, PAID)))
                .doesNotHaveDuplicates();
    }
}
