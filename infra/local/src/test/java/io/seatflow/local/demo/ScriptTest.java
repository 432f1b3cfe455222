package io.seatflow.local.demo;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTest {
    private final Script script = Scripts.of(500);

    @Test
    @DisplayName("every reason that a storefront can meet occurs, and so does every kind of damage")
    void everyCase() {
        Set<String> expected = Scripts.of(0)
                .steps()
                .map(step -> switch (step.expected()) {
                    case Expected.Completed completed -> "COMPLETED";
                    case Expected.Rejected rejected -> rejected.reason();
                    case Expected.DeadLetter letter -> letter.reason();
                })
                .collect(Collectors.toSet());

        assertThat(expected)
                .containsExactlyInAnyOrder(
                        "COMPLETED",
                        "UNKNOWN_TENANT",
                        "UNKNOWN_USER",
                        "UNMANAGED_TENANT",
                        "INACTIVE_ACCOUNT",
                        "GUEST_ACCOUNT",
                        "TENANT_NOT_ELIGIBLE",
                        "MARKET_NOT_ELIGIBLE",
                        "PRODUCT_NOT_OFFERED",
                        "TRIAL_NOT_AVAILABLE",
                        "TERMS_NOT_ACCEPTED",
                        "INVALID_QUANTITY",
                        "PAYMENT_METHOD_NOT_ACCEPTED",
                        "PRICE_CHANGED",
                        "PAYMENT_DECLINED",
                        "NOT_AVRO",
                        "UNKNOWN_SCHEMA",
                        "CORRUPT",
                        "CARD_NUMBER",
                        "ORDER_ID_REUSED");
    }

    @Test
    @DisplayName("a step that is asked for again is the same again, and is found by its order's id")
    void repeatable() {
        Script again = Scripts.of(500);

        assertThat(script.size()).isEqualTo(500);
        Scripts.withOutcome(script).forEach(number -> {
            assertThat(again.step(number)).isEqualTo(script.step(number));
            assertThat(script.number(Scripts.order(script.step(number)).getOrderId()))
                    .isEqualTo(number);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-0000500", "demo-0", "demo-00000001", "other", ""})
    @DisplayName("an id of no step is none")
    void foreignId(String orderId) {
        assertThat(script.number(orderId)).isEqualTo(-1);
    }

    @Test
    @DisplayName("a paid order is captured for its seats at its price")
    void amount() {
        assertThat(script.step(0).expected()).isEqualTo(new Expected.Completed(12_000));
    }
}
