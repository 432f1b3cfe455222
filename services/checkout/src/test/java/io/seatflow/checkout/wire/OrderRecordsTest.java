package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.PaymentMethod;
import io.seatflow.checkout.domain.Term;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.workflow.Malformed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OrderRecordsTest {
    private static final String CARD = "4242 4242 4242 4242";

    @Test
    @DisplayName("C1 an order is read field by field")
    void reads() throws Malformed {
        assertThat(OrderRecords.order(placed()))
                .isEqualTo(new Order(
                        "order-1",
                        "contoso",
                        "ada@contoso.example",
                        "P1",
                        5,
                        1_000,
                        "USD",
                        Term.YEARLY,
                        true,
                        PaymentMethod.CARD,
                        "pm_card_visa",
                        true,
                        "web"));
    }

    @Test
    @DisplayName("C2 an order without token, of no quantity or at a negative price is well-formed: the rules answer it")
    void leavesTheRulesTheirs() throws Malformed {
        OrderPlaced placed = placed();
        placed.setPaymentToken(null);
        placed.setPayment(Payment.INVOICE);
        placed.setQuantity(-1);
        placed.setUnitPriceMinor(-1L);
        placed.setCurrency("no such");

        assertThat(OrderRecords.order(placed).paymentToken()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("malformed")
    @DisplayName("C12 what cannot be meant is malformed, with a code and without the payload")
    void refuses(String code, String field, Consumer<OrderPlaced> change) {
        OrderPlaced placed = placed();
        change.accept(placed);

        Malformed malformed = catchThrowableOfType(Malformed.class, () -> OrderRecords.order(placed));

        assertThat(malformed.reason()).isEqualTo(code);
        assertThat(malformed.text()).contains(field).doesNotContain("4242");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("BLANK_FIELD", "orderId", change(o -> o.setOrderId(" "))),
                Arguments.of("BLANK_FIELD", "tenantId", change(o -> o.setTenantId(""))),
                Arguments.of("BLANK_FIELD", "buyerEmail", change(o -> o.setBuyerEmail(""))),
                Arguments.of("BLANK_FIELD", "productId", change(o -> o.setProductId(""))),
                Arguments.of("BLANK_FIELD", "currency", change(o -> o.setCurrency(""))),
                Arguments.of("BLANK_FIELD", "storefront", change(o -> o.setStorefront("\t"))),
                Arguments.of("FIELD_TOO_LONG", "orderId", change(o -> o.setOrderId("x".repeat(201)))),
                Arguments.of("FIELD_TOO_LONG", "paymentToken", change(o -> o.setPaymentToken("x".repeat(501)))),
                Arguments.of("CONTROL_CHARACTER", "tenantId", change(o -> o.setTenantId("a\u0000b"))),
                Arguments.of("CONTROL_CHARACTER", "orderId", change(o -> o.setOrderId("a\nb"))),
                Arguments.of("CARD_NUMBER", "orderId", change(o -> o.setOrderId(CARD))),
                Arguments.of("CARD_NUMBER", "tenantId", change(o -> o.setTenantId("4242424242424242"))),
                Arguments.of("CARD_NUMBER", "buyerEmail", change(o -> o.setBuyerEmail(CARD + "@contoso.example"))),
                Arguments.of("CARD_NUMBER", "productId", change(o -> o.setProductId(CARD))),
                Arguments.of("CARD_NUMBER", "paymentToken", change(o -> o.setPaymentToken("4242-4242-4242-4242"))),
                Arguments.of("CARD_NUMBER", "storefront", change(o -> o.setStorefront(CARD))),
                Arguments.of(
                        "CARD_NUMBER", "unitPriceMinor", change(o -> o.setUnitPriceMinor(4_242_424_242_424_242L))));
    }

    static OrderPlaced placed() {
        return new OrderPlaced(
                "order-1",
                "contoso",
                "ada@contoso.example",
                "P1",
                5,
                1_000L,
                "USD",
                io.seatflow.storefront.Term.YEARLY,
                true,
                Payment.CARD,
                "pm_card_visa",
                true,
                "web",
                Instant.parse("2026-11-21T10:00:00Z"));
    }

    private static Consumer<OrderPlaced> change(Consumer<OrderPlaced> change) {
        return change;
    }
}
