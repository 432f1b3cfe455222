package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DirectoryDecisionsTest {
    private final Example example = new Example();
    private final CheckoutState state = example.state();

    @Test
    @DisplayName("The newest word on a tenant counts, and an older one that comes late does not")
    void tenants() {
        Tenant newer = new Tenant("contoso", TenantKind.EDUCATION, "SE", true, "sv", 2);

        assertThat(decide(new Message.TenantChanged(newer))).containsExactly(new Event.TenantStored(newer));
        assertThat(decide(new Message.TenantChanged(example.tenant()))).isEmpty();
        assertThat(decide(new Message.TenantChanged(newer))).isEmpty();
        assertThat(state.directory().tenant("contoso")).isEqualTo(newer);
    }

    @Test
    @DisplayName("E1 a tenant that is gone is unknown")
    void tenantGone() {
        decide(new Message.TenantGone("contoso"));

        assertThat(refusal()).isEqualTo(Reason.UNKNOWN_TENANT);
        assertThat(decide(new Message.TenantGone("contoso"))).isEmpty();
    }

    @Test
    @DisplayName("E3 a user who is made inactive cannot buy from the next message on")
    void userChanged() {
        decide(new Message.UserChanged(user("u-1", "ada@contoso.example", UserKind.MEMBER, false, 2)));
        decide(new Message.UserChanged(example.buyer()));

        assertThat(refusal()).isEqualTo(Reason.INACTIVE_ACCOUNT);
    }

    @Test
    @DisplayName("E1 a user who is gone, or has another address now, is unknown")
    void userGone() {
        decide(new Message.UserChanged(user("u-1", "lovelace@contoso.example", UserKind.MEMBER, true, 2)));
        assertThat(refusal()).isEqualTo(Reason.UNKNOWN_USER);

        decide(new Message.UserChanged(user("u-1", "ADA@contoso.EXAMPLE", UserKind.MEMBER, true, 3)));
        assertThat(refusal()).isNull();

        decide(new Message.UserGone("contoso", "u-1"));
        assertThat(refusal()).isEqualTo(Reason.UNKNOWN_USER);
    }

    @Test
    @DisplayName("E1 of several accounts with one address the active member buys")
    void sharedAddress() {
        decide(new Message.UserChanged(user("u-0", "ada@contoso.example", UserKind.MEMBER, false, 1)));
        decide(new Message.UserChanged(user("u-00", "ada@contoso.example", UserKind.GUEST, true, 1)));

        assertThat(state.directory().buyer(example.order().buyer())).isEqualTo(example.buyer());
    }

    @Test
    @DisplayName("E1 an address of another tenant is not the buyer's")
    void otherTenant() {
        decide(new Message.UserGone("contoso", "u-1"));
        decide(new Message.UserChanged(new User("fabrikam", "u-1", "ada@contoso.example", UserKind.MEMBER, true, 1)));

        assertThat(refusal()).isEqualTo(Reason.UNKNOWN_USER);
    }

    private List<Event> decide(Message message) {
        return example.decide(message, state);
    }

    private @Nullable Reason refusal() {
        return Eligibility.firstRefusal(state.situation(example.order(), Policy.ENABLED));
    }

    private static User user(String id, String email, UserKind kind, boolean active, long version) {
        return new User("contoso", id, email, kind, active, version);
    }
}
