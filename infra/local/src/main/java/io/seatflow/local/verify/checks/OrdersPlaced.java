package io.seatflow.local.verify.checks;

/** Orders that are older than what retention has left of the topic cannot be found there any more. */
final class OrdersPlaced implements Check {
    @Override
    public String name() {
        return "orders-placed";
    }

    @Override
    public String invariant() {
        return "each order of checkout was placed on the topic";
    }

    @Override
    public String rules() {
        return "C1, C9";
    }

    @Override
    public String query() {
        return """
                SELECT o.order_id, json_build_object('tenant', o.tenant_id, 'order', o.order_id), 'nobody placed the order'
                FROM checkout_order o
                WHERE o.decided_at > (SELECT since FROM horizon WHERE topic = 'storefront.orders')
                  AND NOT EXISTS (SELECT FROM order_record r WHERE r.order_id = o.order_id)
                  AND NOT EXISTS (SELECT FROM central_record r WHERE r.order_id = o.order_id AND r.tenant_id = o.tenant_id)""";
    }
}
