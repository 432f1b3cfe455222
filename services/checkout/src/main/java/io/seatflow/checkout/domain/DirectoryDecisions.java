package io.seatflow.checkout.domain;

import java.util.List;

/** The directory's newest word counts: of each tenant and user the highest version is kept. */
final class DirectoryDecisions {
    private DirectoryDecisions() {}

    static List<Event> change(Tenant tenant, CheckoutState state) {
        Tenant stored = state.directory().tenant(tenant.id());
        return stored == null || stored.version() < tenant.version()
                ? List.of(new Event.TenantStored(tenant))
                : List.of();
    }

    static List<Event> change(User user, CheckoutState state) {
        User stored = state.directory().user(user.tenantId(), user.id());
        return stored == null || stored.version() < user.version() ? List.of(new Event.UserStored(user)) : List.of();
    }

    static List<Event> change(Delegation delegation, CheckoutState state) {
        Delegation stored = state.directory().delegation(delegation.key());
        return stored == null || stored.version() < delegation.version()
                ? List.of(new Event.DelegationStored(delegation))
                : List.of();
    }

    static List<Event> remove(Message.DelegationGone gone, CheckoutState state) {
        return state.directory().delegation(gone.key()) == null
                ? List.of()
                : List.of(new Event.DelegationRemoved(gone.key()));
    }

    static List<Event> remove(Message.TenantGone gone, CheckoutState state) {
        return state.directory().tenant(gone.tenantId()) == null
                ? List.of()
                : List.of(new Event.TenantRemoved(gone.tenantId()));
    }

    static List<Event> remove(Message.UserGone gone, CheckoutState state) {
        return state.directory().user(gone.tenantId(), gone.userId()) == null
                ? List.of()
                : List.of(new Event.UserRemoved(gone.tenantId(), gone.userId()));
    }
}
