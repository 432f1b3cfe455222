package io.seatflow.admin.domain;

import java.util.Set;

/**
 * Somebody who asks, in a tenant: an active account of it, or a partner that the tenant delegated roles to (R1).
 *
 * @param tenantId whose data is asked for
 * @param user the account, of that tenant or of a partner's
 * @param roles what the directory says now: its own roles in its own tenant, the delegated ones in another
 */
public record Actor(String tenantId, UserId user, Set<Role> roles) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Whether it acts in a tenant that is not its own. */
    public boolean isPartner() {
        return !user.tenantId().equals(tenantId);
    }

    /** Whether it has one of these. */
    public boolean hasOneOf(Set<Role> any) {
        return roles.stream().anyMatch(any::contains);
    }
}
