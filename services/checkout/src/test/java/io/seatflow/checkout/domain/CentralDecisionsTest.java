package io.seatflow.checkout.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CentralDecisionsTest {
    private static final Requester ADMIN = new Requester("contoso", "admin");
    private static final Requester PARTNER = new Requester("reseller", "pat");

    private final Example example = new Example();
    private final Directory directory = new Directory();
    private final CheckoutState state = new CheckoutState(directory, example.catalogue, Map.of(), Map.of());

    {
        directory.put(example.tenant());
        directory.put(example.buyer());
        directory.put(new User("contoso", "admin", "admin@contoso.example", UserKind.MEMBER, true, true, 1));
    }

    @Test
    @DisplayName("C2 an admin's purchase at the central price is accepted, to be invoiced, in the central channel")
    void accepted() {
        assertThat(buy("c1", ADMIN, Example.CENTRAL_ONLY.id(), 5, 900))
                .singleElement()
                .isInstanceOfSatisfying(Event.OrderAccepted.class, accepted -> {
                    assertThat(accepted.order().channel()).isEqualTo(Channel.CENTRAL);
                    assertThat(accepted.order().payment()).isEqualTo(PaymentMethod.INVOICE);
                    assertThat(accepted.purchaser().id()).isEqualTo("admin");
                });
        assertThat(buy("c1", ADMIN, Example.CENTRAL_ONLY.id(), 5, 900))
                .as("the same command again")
                .isEmpty();
        assertThat(buy("c1", ADMIN, Example.CENTRAL_ONLY.id(), 6, 900))
                .as("another command of that id")
                .containsExactly(new Event.OrderIdReused("c1"));
    }

    @Test
    @DisplayName("C9 an order of a storefront and a command share their ids: the later is given up")
    void sharedIds() {
        example.decide(new Message.OrderPlaced(example.order("c1")), state);

        assertThat(buy("c1", ADMIN, Example.CENTRAL_ONLY.id(), 5, 900)).containsExactly(new Event.OrderIdReused("c1"));
    }

    @Test
    @DisplayName("C2 neither policy nor the rules of self-service hold for who buys centrally")
    void noSelfServiceRules() {
        directory.put(new Tenant("contoso", TenantKind.EDUCATION, "IN", false, "en", 2));
        example.policy = Policy.DISABLED;

        assertThat(buy("c1", ADMIN, Example.POWER_BI.id(), 5, 900))
                .singleElement()
                .isInstanceOf(Event.OrderAccepted.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "C2 a user without such a role,      u-1,     CFQ7TTC0H9MP, 5,     900,  NOT_ALLOWED",
        "C2 nobody of the tenant,            nobody,  CFQ7TTC0H9MP, 5,     900,  NOT_ALLOWED",
        "E9 an unknown product,              admin,   nothing,      5,     900,  PRODUCT_NOT_OFFERED",
        "C10 no seat,                        admin,   CFQ7TTC0H9MP, 0,     900,  INVALID_QUANTITY",
        "C10 too many seats,                 admin,   CFQ7TTC0H9MP, 10001, 900,  INVALID_QUANTITY",
        "C3 the price of self-service,       admin,   CFQ7TTC0H9MP, 5,     1000, PRICE_CHANGED",
    })
    @DisplayName("C2 what is refused, and why")
    void refused(String what, String user, String product, int quantity, long price, Reason reason) {
        Outcome outcome = refusal(buy("c1", new Requester("contoso", user), product, quantity, price));

        assertThat(outcome.reason()).as(what).isEqualTo(reason);
        assertThat(outcome.price().minor()).isEqualTo(reason == Reason.PRICE_CHANGED ? 900 : price);
    }

    @Test
    @DisplayName("C2 an admin who is no longer active, or no longer admin, buys nothing")
    void noLongerAdmin() {
        example.decide(
                new Message.UserChanged(
                        new User("contoso", "admin", "admin@contoso.example", UserKind.MEMBER, false, true, 2)),
                state);
        assertThat(refusal(buy("c1", ADMIN, Example.POWER_BI.id(), 5, 900)).reason())
                .isEqualTo(Reason.NOT_ALLOWED);
        example.decide(
                new Message.UserChanged(
                        new User("contoso", "admin", "admin@contoso.example", UserKind.MEMBER, true, false, 3)),
                state);
        assertThat(refusal(buy("c2", ADMIN, Example.POWER_BI.id(), 5, 900)).reason())
                .isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    @DisplayName("R1 a partner buys as long as a role that may is delegated to them, for that customer only")
    void partner() {
        Delegation.Key key = new Delegation.Key("contoso", PARTNER);
        assertThat(refusal(buy("c1", PARTNER, Example.POWER_BI.id(), 5, 900)).reason())
                .isEqualTo(Reason.NOT_ALLOWED);

        example.decide(new Message.DelegationChanged(new Delegation("fabrikam", PARTNER, true, 1)), state);
        assertThat(refusal(buy("c2", PARTNER, Example.POWER_BI.id(), 5, 900)).reason())
                .isEqualTo(Reason.NOT_ALLOWED);

        example.decide(new Message.DelegationChanged(new Delegation("contoso", PARTNER, true, 2)), state);
        assertThat(buy("c3", PARTNER, Example.POWER_BI.id(), 5, 900))
                .singleElement()
                .isInstanceOf(Event.OrderAccepted.class);

        example.decide(new Message.DelegationChanged(new Delegation("contoso", PARTNER, true, 1)), state);
        example.decide(new Message.DelegationChanged(new Delegation("contoso", PARTNER, false, 3)), state);
        assertThat(refusal(buy("c4", PARTNER, Example.POWER_BI.id(), 5, 900)).reason())
                .isEqualTo(Reason.NOT_ALLOWED);
        assertThat(example.decide(new Message.DelegationGone(key), state)).hasSize(1);
        assertThat(example.decide(new Message.DelegationGone(key), state)).isEmpty();
    }

    @Test
    @DisplayName("R1 a partner whose account no directory knows here buys all the same, and has no address for mails")
    void unknownPartner() {
        example.decide(new Message.DelegationChanged(new Delegation("contoso", PARTNER, true, 1)), state);
        assertThat(purchaser(buy("c1", PARTNER, Example.POWER_BI.id(), 5, 900)).email())
                .isEmpty();

        directory.put(
                new User(PARTNER.tenantId(), PARTNER.userId(), "pat@partner.example", UserKind.MEMBER, true, false, 1));
        assertThat(purchaser(buy("c2", PARTNER, Example.POWER_BI.id(), 5, 900)).email())
                .isEqualTo("pat@partner.example");
    }

    private static User purchaser(List<Event> events) {
        return ((Event.OrderAccepted) events.getFirst()).purchaser();
    }

    @Test
    @DisplayName("A6 whether there is a tenant is told only to whom it concerns")
    void unknownTenant() {
        directory.put(new User("nowhere", "olga", "olga@nowhere.example", UserKind.MEMBER, true, true, 1));

        assertThat(refusal(buy("nowhere", "c1", new Requester("nowhere", "olga")))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_TENANT);
        assertThat(refusal(buy("nowhere", "c2", new Requester("nowhere", "nobody")))
                        .reason())
                .isEqualTo(Reason.NOT_ALLOWED);
    }

    private List<Event> buy(String tenant, String id, Requester requester) {
        return buy(tenant, id, requester, Example.POWER_BI.id(), 5, 900);
    }

    private List<Event> buy(String id, Requester requester, String product, int quantity, long price) {
        return buy("contoso", id, requester, product, quantity, price);
    }

    private List<Event> buy(
            String tenant, String id, Requester requester, String product, int quantity, long unitPriceMinor) {
        Order order = new Order(
                id,
                tenant,
                "",
                product,
                quantity,
                unitPriceMinor,
                "USD",
                Term.MONTHLY,
                false,
                PaymentMethod.INVOICE,
                null,
                true,
                "central");
        return example.decide(new Message.CentralOrderPlaced(new CentralPurchase(order, requester)), state);
    }

    private static Outcome refusal(List<Event> events) {
        assertThat(events).singleElement().isInstanceOf(Event.OrderRejected.class);
        return ((Event.OrderRejected) events.getFirst()).outcome();
    }
}
