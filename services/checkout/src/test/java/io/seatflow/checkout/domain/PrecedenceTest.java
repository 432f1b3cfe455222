package io.seatflow.checkout.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

class PrecedenceTest {
    private static final int COMBINATIONS = 5_000;

    /** What is wrong with an order, in the order of domain.md: "Where several reasons apply". */
    private static final List<Fault> FAULTS = List.of(
            new Fault(Reason.UNKNOWN_TENANT, e -> e.tenantKnown = false),
            new Fault(Reason.UNMANAGED_TENANT, e -> e.managed = false),
            new Fault(Reason.UNKNOWN_USER, e -> e.buyerKnown = false),
            new Fault(Reason.INACTIVE_ACCOUNT, e -> e.active = false),
            new Fault(Reason.GUEST_ACCOUNT, e -> e.buyerKind = UserKind.GUEST),
            new Fault(Reason.TENANT_NOT_ELIGIBLE, e -> e.tenantKind = TenantKind.EDUCATION),
            new Fault(Reason.MARKET_NOT_ELIGIBLE, e -> e.market = "IN"),
            new Fault(Reason.PRODUCT_NOT_OFFERED, e -> e.productId = "unknown"),
            new Fault(Reason.DISABLED_BY_POLICY, e -> e.policy = Policy.DISABLED),
            new Fault(Reason.TRIAL_NOT_AVAILABLE, e -> {
                e.trial = true;
                e.trialTaken = true;
            }),
            new Fault(Reason.TERMS_NOT_ACCEPTED, e -> e.termsAccepted = false),
            new Fault(Reason.INVALID_QUANTITY, e -> e.quantity = 10_001),
            new Fault(Reason.PAYMENT_METHOD_NOT_ACCEPTED, e -> e.payment = PaymentMethod.INVOICE),
            new Fault(Reason.PRICE_CHANGED, e -> e.unitPriceMinor = 7));

    private record Fault(Reason reason, Consumer<Example> change) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20_261_121})
    @DisplayName("E9 where several reasons apply, the first in the documented order is named, whatever else is wrong")
    void namesTheFirst(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < COMBINATIONS; i++) {
            Example example = new Example();
            List<Reason> wrong = new ArrayList<>();
            for (Fault fault : FAULTS) {
                if (random.nextInt(4) == 0) {
                    fault.change().accept(example);
                    wrong.add(fault.reason());
                }
            }
            Reason expected = wrong.isEmpty() ? null : wrong.getFirst();

            assertThat(Eligibility.firstRefusal(example.situation()))
                    .as("seed %d, combination %d: %s", seed, i, wrong)
                    .isEqualTo(expected);
        }
    }
}
