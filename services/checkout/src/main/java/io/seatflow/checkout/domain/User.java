package io.seatflow.checkout.domain;

import java.util.Comparator;

/**
 * An account in one tenant. Its roles are not kept: none is needed to buy (E8).
 *
 * @param id unique in the tenant
 * @param version grows with every change
 */
public record User(String tenantId, String id, String email, UserKind kind, boolean active, long version) {

    /**
     * Where one address belongs to several accounts (one was replaced by another): the active one, then the member,
     * then the lowest id, so that the same directory always gives the same buyer.
     */
    public static final Comparator<User> BEST_BUYER_FIRST = Comparator.comparing(
                    User::active, Comparator.reverseOrder())
            .thenComparing(User::kind)
            .thenComparing(User::id);

    /** The mailbox the account is known by. */
    public Mailbox mailbox() {
        return new Mailbox(tenantId, email);
    }
}
