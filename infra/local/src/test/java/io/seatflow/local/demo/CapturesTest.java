package io.seatflow.local.demo;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class CapturesTest {
    private final Script script = Scripts.of(100);
    private final List<String> right = script.steps()
            .filter(step -> step.expected() instanceof Expected.Completed completed && completed.captureMinor() > 0)
            .map(step -> capture(
                    Scripts.order(step).getOrderId(),
                    ((Expected.Completed) step.expected()).captureMinor(),
                    Scripts.order(step).getCurrency()))
            .toList();

    @Test
    @DisplayName("B4 one capture of the right amount per paid order passes")
    void allRight() throws IOException {
        assertThat(check(right).findings()).isEmpty();
    }

    @Test
    @DisplayName("B4 a second capture of an order is found")
    void twice() throws IOException {
        assertThat(check(List.of(String.join(",", right), right.getFirst())).findings())
                .containsExactly("order demo-0000000: expected one capture, found another of 12000 USD");
    }

    @Test
    @DisplayName("B4 a capture of another amount is found")
    void otherAmount() throws IOException {
        String wrong = String.join(",", right).replace("\"amount\": 12000,", "\"amount\": 12001,");

        assertThat(check(List.of(wrong)).findings())
                .contains("order demo-0000000: expected a capture of 12000 USD, found 12001 USD");
    }

    @Test
    @DisplayName("B4 a paid order that was never captured is found")
    void none() throws IOException {
        assertThat(check(right.subList(1, right.size())).findings())
                .containsExactly("order demo-0000000: expected a capture of 12000 USD, found none");
    }

    @Test
    @DisplayName("C11 a capture for an order that is rejected is found")
    void rejected() throws IOException {
        String orderId = script.steps()
                .filter(step -> step.expected() instanceof Expected.Rejected)
                .map(step -> Scripts.order(step).getOrderId())
                .findFirst()
                .orElseThrow();

        assertThat(check(List.of(String.join(",", right), capture(orderId, 5, "USD")))
                        .findings())
                .containsExactly("order %s: expected no capture, found one of 5 USD".formatted(orderId));
    }

    private Check check(List<String> captures) throws IOException {
        String ledger = captures.stream()
                .collect(Collectors.joining(",", "{\"requests\": {\"a\": 1}, \"captures\": [", "], \"declined\": 4}"));
        Captures read = new Captures(script);
        read.read(new ByteArrayInputStream(ledger.getBytes(StandardCharsets.UTF_8)));
        return read.check();
    }

    private static String capture(String orderId, long amount, String currency) {
        return "{\"orderId\": \"%s\", \"amount\": %d, \"currency\": \"%s\"}"
                .formatted(orderId, amount, currency.toLowerCase(Locale.ROOT));
    }
}
