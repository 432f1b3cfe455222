package io.seatflow.licensing.domain;

import java.util.Set;

/**
 * R1: what a user of another tenant, a partner, may do in a tenant.
 *
 * @param roles none where it was taken back
 * @param version grows with every change in the directory
 */
public record Delegation(DelegationId id, Set<Role> roles, long version) {
    public Delegation {
        roles = Set.copyOf(roles);
    }
}
