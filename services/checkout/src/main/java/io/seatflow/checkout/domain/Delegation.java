package io.seatflow.checkout.domain;

/**
 * R1: what a tenant delegated to a user of another.
 *
 * @param tenantId who delegated
 * @param buysCentrally whether a role that may buy centrally is among what is delegated (C2)
 * @param version grows with every change
 */
public record Delegation(String tenantId, Requester partner, boolean buysCentrally, long version) {
    /** Who delegated, and to whom. */
    public Key key() {
        return new Key(tenantId, partner);
    }

    /** Names a delegation. */
    public record Key(String tenantId, Requester partner) {}
}
