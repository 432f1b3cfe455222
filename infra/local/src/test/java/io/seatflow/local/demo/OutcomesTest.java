package io.seatflow.local.demo;

import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomesTest {
    private final Script script = Scripts.of(300);
    private final Outcomes outcomes = new Outcomes(script, new Wording(List.of(tenant("a", "fr"), tenant("b", "sv"))));

    @Test
    @DisplayName("what the script expects passes every check")
    void allRight() {
        Scripts.withOutcome(script).forEach(number -> outcomes.take(Scripts.outcome(script, number)));

        assertThat(new Checks(script).outcomes(outcomes)).allMatch(Check::passed);
        assertThat(outcomes.count()).isEqualTo(script.outcomes());
        assertThat(outcomes.subscription(0)).isEqualTo("subscription-0");
    }

    @Test
    @DisplayName("an expectation that is wrong turns the check red")
    void control() {
        Outcomes judged = new Outcomes(script.withWrongExpectation(), new Wording(List.of()));
        Scripts.withOutcome(script).forEach(number -> judged.take(Scripts.outcome(script, number)));

        assertThat(judged.wrong().first())
                .singleElement()
                .asString()
                .startsWith("order demo-0000000 (ada@brightwater.example buys for a team")
                .endsWith("expected PRICE_CHANGED to 1000 USD, found COMPLETED at 1000 USD with a subscription");
        assertThat(new Checks(script).outcomes(judged)).anyMatch(check -> !check.passed());
    }

    @Test
    @DisplayName("C11 a second outcome of an order is found")
    void second() {
        outcomes.take(Scripts.outcome(script, 0));
        assertThat(outcomes.take(Scripts.outcome(script, 0))).isFalse();

        assertThat(outcomes.repeated().first())
                .containsExactly("order demo-0000000: expected one outcome, found COMPLETED besides");
    }

    @Test
    @DisplayName("C11 an order without outcome is found")
    void missing() {
        Scripts.withOutcome(script).skip(1).forEach(number -> outcomes.take(Scripts.outcome(script, number)));

        assertThat(new Checks(script).outcomes(outcomes).getFirst().findings())
                .singleElement()
                .asString()
                .startsWith("order demo-0000000 (ada@brightwater.example buys for a team")
                .endsWith("expected an outcome, found none");
    }

    @Test
    @DisplayName("an outcome of an order that nobody published is found")
    void foreign() {
        OrderOutcome foreign = OrderOutcome.newBuilder(Scripts.outcome(script, 0))
                .setOrderId("other")
                .build();

        assertThat(outcomes.take(foreign)).isFalse();
        assertThat(outcomes.wrong().first()).containsExactly("order other: expected no outcome, found COMPLETED");
    }

    @Test
    @DisplayName("C11 a completed order without a subscription is found")
    void noSubscription() {
        OrderOutcome bare = OrderOutcome.newBuilder(Scripts.outcome(script, 0))
                .setSubscriptionId(null)
                .build();

        assertThat(outcomes.take(bare)).isFalse();
    }

    @ParameterizedTest(name = "tenant {0}: {1}")
    @CsvSource({
        "a, Contactez votre administrateur informatique., true",
        "b, Kontakta din IT-administratör., true",
        "c, Please contact your IT admin., true",
        "a, Please contact your IT admin., false",
        "c, No., false"
    })
    @DisplayName("E7 whoever is not eligible must be told in the tenant's language to contact the IT admin")
    void words(String tenantId, String message, boolean right) {
        OrderOutcome outcome = OrderOutcome.newBuilder(Scripts.outcome(script, 0))
                .setTenantId(tenantId)
                .setReason("GUEST_ACCOUNT")
                .setMessage(message)
                .build();

        Wording wording = new Wording(List.of(tenant("a", "fr"), tenant("b", "sv")));

        assertThat(wording.problem(outcome).isEmpty()).isEqualTo(right);
    }

    @Test
    @DisplayName("a central purchase's outcome is expected where it was made, and only as completed")
    void central() {
        Outcomes judged = new Outcomes(script, new Wording(List.of()));
        OrderOutcome bought = OrderOutcome.newBuilder(Scripts.outcome(script, 0))
                .setOrderId("operation-1")
                .build();
        assertThat(judged.take(bought)).isFalse();
        judged.expectCentral("operation-1");
        assertThat(judged.take(bought)).isTrue();
        bought.setStatus(OrderStatus.REJECTED);
        assertThat(judged.take(bought)).isFalse();
        assertThat(judged.count()).isZero();
    }

    private static Tenant tenant(String id, String language) {
        return new Tenant(id, id, TenantKind.COMMERCIAL, "FR", true, language, "UTC", 1L);
    }
}
