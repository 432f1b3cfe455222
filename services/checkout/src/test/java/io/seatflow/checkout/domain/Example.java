package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An order that every rule accepts, in the world it is judged in; a test changes what it is about. */
final class Example {
    static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");
    static final Product POWER_BI = product("CFQ7TTC0H9MP", "Power BI Pro", false, Set.of("IN"));
    static final Product PROJECT = product("CFQ7TTC0HDB0", "Project Plan 3", false, Set.of("IN", "BR", "CD"));
    static final Product TEAMS = product("CFQ7TTC0RM8K", "Teams Premium", true, Set.of("IN"));
    static final Product CENTRAL_ONLY = new Product(
            "CENTRAL",
            "Central only",
            "Others",
            false,
            Set.of("IN"),
            List.of(new Price("USD", Term.MONTHLY, Channel.CENTRAL, 900)),
            1);

    boolean tenantKnown = true;
    TenantKind tenantKind = TenantKind.COMMERCIAL;
    String market = "SE";
    boolean managed = true;
    String language = "en";

    boolean buyerKnown = true;
    UserKind buyerKind = UserKind.MEMBER;
    boolean active = true;

    String productId = POWER_BI.id();
    int quantity = 5;
    long unitPriceMinor = 1_000;
    String currency = "USD";
    Term term = Term.MONTHLY;
    boolean trial = false;
    PaymentMethod payment = PaymentMethod.CARD;

    @Nullable String paymentToken = "pm_card_visa";

    boolean termsAccepted = true;

    Policy policy = Policy.ENABLED;
    boolean trialTaken = false;
    Catalogue catalogue = new Catalogue(1, List.of(POWER_BI, PROJECT, TEAMS, CENTRAL_ONLY));

    static Product product(String id, String name, boolean cardFreeTrial, Set<String> excluded) {
        return new Product(
                id,
                name,
                "Family",
                cardFreeTrial,
                excluded,
                List.of(
                        new Price("USD", Term.MONTHLY, Channel.SELF_SERVICE, 1_000),
                        new Price("USD", Term.MONTHLY, Channel.CENTRAL, 900),
                        new Price("USD", Term.YEARLY, Channel.SELF_SERVICE, 10_000),
                        new Price("EUR", Term.MONTHLY, Channel.SELF_SERVICE, 950)),
                1);
    }

    Tenant tenant() {
        return new Tenant("contoso", tenantKind, market, managed, language, 1);
    }

    User buyer() {
        return new User("contoso", "u-1", "Ada@Contoso.example", buyerKind, active, 1);
    }

    Order order() {
        return order("order-1");
    }

    Order order(String id) {
        return new Order(
                id,
                "contoso",
                "ada@contoso.example",
                productId,
                quantity,
                unitPriceMinor,
                currency,
                term,
                trial,
                payment,
                paymentToken,
                termsAccepted,
                "web");
    }

    Situation situation() {
        return new Situation(
                order(), tenantKnown ? tenant() : null, buyerKnown ? buyer() : null, catalogue, policy, trialTaken);
    }

    CheckoutState state() {
        Directory directory = new Directory();
        if (tenantKnown) {
            directory.put(tenant());
        }
        if (buyerKnown) {
            directory.put(buyer());
        }
        Map<Trial, String> trials = trialTaken ? Map.of(new Trial("contoso", productId), "earlier") : Map.of();
        return new CheckoutState(directory, catalogue, Map.of(), trials);
    }

    /** Decides a message and applies what happened, as the engine does. */
    static List<Event> decide(Message message, CheckoutState state, Policy policy) {
        List<Event> events = new CheckoutDecider(policy).decide(message, state, NOW);
        events.forEach(state::apply);
        return events;
    }

    List<Event> decide(Message message, CheckoutState state) {
        return decide(message, state, policy);
    }
}
