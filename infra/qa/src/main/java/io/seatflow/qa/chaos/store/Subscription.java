package io.seatflow.qa.chaos.store;

/** A subscription as licensing's database has it. */
public record Subscription(
        String orderId, String id, String tenantId, String productId, long quantity, long assigned, String status) {
    /** Whether its seats count as available or used: A5. */
    public boolean isCounted() {
        return status.equals("ACTIVE") || status.equals("EXPIRED");
    }
}
