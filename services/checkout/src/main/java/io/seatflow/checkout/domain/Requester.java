package io.seatflow.checkout.domain;

/** Who asks for a central purchase: a user by the tenant that they belong to. Not believed. */
public record Requester(String tenantId, String userId) {
    /** R1: whether it is somebody of another tenant, a partner. */
    public boolean isPartnerOf(String tenant) {
        return !tenantId.equals(tenant);
    }
}
