package io.seatflow.licensing.domain;

import java.util.Set;

/**
 * What licensing knows of an account: member or guest makes no difference to it, since both are users of their tenant.
 *
 * @param version grows with every change in the directory
 */
public record User(UserId id, boolean active, Set<Role> roles, long version) {
    public User {
        roles = Set.copyOf(roles);
    }

    boolean hasOneOf(Set<Role> some) {
        return roles.stream().anyMatch(some::contains);
    }
}
