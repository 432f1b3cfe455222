package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class EligibilityTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("Each rule of who may buy what, and how")
    void judges(String rule, @Nullable Reason expected, Consumer<Example> change) {
        Example example = new Example();
        change.accept(example);

        assertThat(Eligibility.firstRefusal(example.situation())).as(rule).isEqualTo(expected);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                accepted("E1 a member of a managed tenant can buy", e -> {}),
                refused("E1 the tenant must exist", Reason.UNKNOWN_TENANT, e -> e.tenantKnown = false),
                refused("E1 the tenant must be managed", Reason.UNMANAGED_TENANT, e -> e.managed = false),
                refused("E1 the e-mail must belong to a user", Reason.UNKNOWN_USER, e -> e.buyerKnown = false),
                refused(
                        "E2 a guest cannot buy where they are a guest",
                        Reason.GUEST_ACCOUNT,
                        e -> e.buyerKind = UserKind.GUEST),
                refused("E3 the account must be active", Reason.INACTIVE_ACCOUNT, e -> e.active = false),
                refused(
                        "E4 a government tenant cannot buy",
                        Reason.TENANT_NOT_ELIGIBLE,
                        e -> e.tenantKind = TenantKind.GOVERNMENT),
                refused(
                        "E4 an education tenant cannot buy",
                        Reason.TENANT_NOT_ELIGIBLE,
                        e -> e.tenantKind = TenantKind.EDUCATION),
                refused("E5 nothing is sold in India", Reason.MARKET_NOT_ELIGIBLE, e -> e.market = "IN"),
                refused("E5 not even what is not in the catalogue", Reason.MARKET_NOT_ELIGIBLE, e -> {
                    e.market = "IN";
                    e.productId = "unknown";
                }),
                refused("E6 Project is not sold in Brazil", Reason.MARKET_NOT_ELIGIBLE, e -> {
                    e.market = "BR";
                    e.productId = Example.PROJECT.id();
                }),
                refused("E6 nor in the Democratic Republic of Congo", Reason.MARKET_NOT_ELIGIBLE, e -> {
                    e.market = "CD";
                    e.productId = Example.PROJECT.id();
                }),
                refused("E6 a market excluded for some is not closed for all", Reason.PRODUCT_NOT_OFFERED, e -> {
                    e.market = "BR";
                    e.productId = "unknown";
                    e.catalogue = new Catalogue(1, List.of(Example.PROJECT, Example.TEAMS));
                }),
                accepted("E6 Power Platform is sold in Brazil", e -> e.market = "BR"),
                refused("E9 the product must be in the catalogue", Reason.PRODUCT_NOT_OFFERED, e -> e.productId = "x"),
                refused(
                        "E9 the product must be sold by self-service",
                        Reason.PRODUCT_NOT_OFFERED,
                        e -> e.productId = Example.CENTRAL_ONLY.id()),
                refused(
                        "E9 a withdrawn product is not offered",
                        Reason.PRODUCT_NOT_OFFERED,
                        e -> e.catalogue = e.catalogue.with(Example.POWER_BI.withdrawn())),
                refused("E9 a product must be sold for the term", Reason.PRODUCT_NOT_OFFERED, e -> {
                    Price yearly = new Price("USD", Term.YEARLY, Channel.SELF_SERVICE, 10_000);
                    e.catalogue = e.catalogue.with(new Product(
                            Example.POWER_BI.id(), "Power BI Pro", "F", false, Set.of("IN"), List.of(yearly), 2));
                }),
                refused("P2 Disabled forbids buying", Reason.DISABLED_BY_POLICY, e -> e.policy = Policy.DISABLED),
                refused("P2 Disabled forbids card-free trials", Reason.DISABLED_BY_POLICY, e -> {
                    cardFreeTrial(e);
                    e.policy = Policy.DISABLED;
                }),
                refused(
                        "P2 OnlyTrialsWithoutPaymentMethod forbids buying",
                        Reason.DISABLED_BY_POLICY,
                        e -> e.policy = Policy.ONLY_TRIALS_WITHOUT_PAYMENT_METHOD),
                refused(
                        "P2 OnlyTrialsWithoutPaymentMethod forbids trials with a card",
                        Reason.DISABLED_BY_POLICY,
                        e -> {
                            e.trial = true;
                            e.policy = Policy.ONLY_TRIALS_WITHOUT_PAYMENT_METHOD;
                        }),
                accepted("P2 OnlyTrialsWithoutPaymentMethod allows card-free trials", e -> {
                    cardFreeTrial(e);
                    e.policy = Policy.ONLY_TRIALS_WITHOUT_PAYMENT_METHOD;
                }),
                accepted("C7 a card-free trial of a product that has one", EligibilityTest::cardFreeTrial),
                accepted("C7 a trial with a card, of any product", e -> e.trial = true),
                accepted("C7 a trial that shows no price", e -> {
                    e.trial = true;
                    e.unitPriceMinor = 0;
                }),
                refused("C7 one trial per tenant and product", Reason.TRIAL_NOT_AVAILABLE, e -> {
                    e.trial = true;
                    e.trialTaken = true;
                }),
                accepted("C7 a trial taken does not keep from buying", e -> e.trialTaken = true),
                refused("C7 no card-free trial where the product has none", Reason.TRIAL_NOT_AVAILABLE, e -> {
                    e.trial = true;
                    e.payment = PaymentMethod.NONE;
                }),
                accepted("C7 a trial has 25 seats at most: 25", e -> {
                    e.trial = true;
                    e.quantity = 25;
                }),
                refused("C7 a trial has 25 seats at most: 26", Reason.INVALID_QUANTITY, e -> {
                    e.trial = true;
                    e.quantity = 26;
                }),
                refused("C8 the terms must be accepted", Reason.TERMS_NOT_ACCEPTED, e -> e.termsAccepted = false),
                refused("C10 quantity 0", Reason.INVALID_QUANTITY, e -> e.quantity = 0),
                refused("C10 quantity below 0", Reason.INVALID_QUANTITY, e -> e.quantity = Integer.MIN_VALUE),
                accepted("C10 quantity 1", e -> e.quantity = 1),
                accepted("C10 quantity 10 000", e -> e.quantity = 10_000),
                refused("C10 quantity 10 001", Reason.INVALID_QUANTITY, e -> e.quantity = 10_001),
                refused("C2 an invoice", Reason.PAYMENT_METHOD_NOT_ACCEPTED, e -> e.payment = PaymentMethod.INVOICE),
                refused("C2 a trial by invoice", Reason.PAYMENT_METHOD_NOT_ACCEPTED, e -> {
                    e.trial = true;
                    e.payment = PaymentMethod.INVOICE;
                }),
                refused("C2 a card without a token", Reason.PAYMENT_METHOD_NOT_ACCEPTED, e -> e.paymentToken = null),
                refused("C2 a card with a blank token", Reason.PAYMENT_METHOD_NOT_ACCEPTED, e -> e.paymentToken = " "),
                refused("C2 no payment", Reason.PAYMENT_METHOD_NOT_ACCEPTED, e -> e.payment = PaymentMethod.NONE),
                accepted("C3 the price of the order's currency", e -> {
                    e.currency = "EUR";
                    e.unitPriceMinor = 950;
                }),
                accepted("C3 the price of the order's term", e -> {
                    e.term = Term.YEARLY;
                    e.unitPriceMinor = 10_000;
                }),
                refused("C3 another price", Reason.PRICE_CHANGED, e -> e.unitPriceMinor = 999),
                refused("C3 the price for central purchase", Reason.PRICE_CHANGED, e -> e.unitPriceMinor = 900),
                refused("C3 the price of another currency", Reason.PRICE_CHANGED, e -> e.currency = "EUR"),
                refused("C3 nothing, without a trial", Reason.PRICE_CHANGED, e -> e.unitPriceMinor = 0),
                refused("C3 less than nothing", Reason.PRICE_CHANGED, e -> e.unitPriceMinor = -1_000),
                refused("C3 a currency not offered", Reason.PRICE_CHANGED, e -> e.currency = "JPY"),
                refused("C3 a trial at another price", Reason.PRICE_CHANGED, e -> {
                    e.trial = true;
                    e.unitPriceMinor = 1;
                }));
    }

    @Test
    @DisplayName(
            "Every reason of a storefront's order but the declined payment has a rule here, in the order of the codes")
    void coversEveryReason() {
        List<Reason> ordered =
                Eligibility.RULES.stream().map(Eligibility.Rule::reason).toList();
        Set<Object> tested = rules().map(row -> row.get()[1])
                .filter(Reason.class::isInstance)
                .collect(Collectors.toSet());

        assertThat(ordered)
                .isSorted()
                .containsExactlyElementsOf(
                        EnumSet.complementOf(EnumSet.of(Reason.NOT_ALLOWED, Reason.PAYMENT_DECLINED)));
        assertThat(tested).containsExactlyInAnyOrderElementsOf(ordered);
    }

    private static void cardFreeTrial(Example example) {
        example.trial = true;
        example.productId = Example.TEAMS.id();
        example.payment = PaymentMethod.NONE;
        example.paymentToken = null;
    }

    private static Arguments accepted(String rule, Consumer<Example> change) {
        return Arguments.of(rule, null, change);
    }

    private static Arguments refused(String rule, Reason reason, Consumer<Example> change) {
        return Arguments.of(rule, reason, change);
    }
}
