package io.seatflow.checkout.domain;

import java.util.Comparator;

/**
 * An account in one tenant. Of its roles only that much is kept: none is needed to buy by self-service (E8).
 *
 * @param id unique in the tenant
 * @param buysCentrally whether one of its roles may buy for the organisation (C2)
 * @param version grows with every change
 */
public record User(
        String tenantId, String id, String email, UserKind kind, boolean active, boolean buysCentrally, long version) {

    /** An account without such a role. */
    public User(String tenantId, String id, String email, UserKind kind, boolean active, long version) {
        this(tenantId, id, email, kind, active, false, version);
    }

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
