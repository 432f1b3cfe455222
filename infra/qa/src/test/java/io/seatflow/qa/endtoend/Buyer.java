package io.seatflow.qa.endtoend;

/** An account that orders, by the names a storefront knows it by. */
record Buyer(String tenantId, String userId, String email) {
    static Buyer of(String tenantId, String userId) {
        return new Buyer(tenantId, userId, userId + "@" + tenantId + ".example");
    }
}
