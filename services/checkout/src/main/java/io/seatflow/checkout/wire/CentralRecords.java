package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.CentralPurchase;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.PaymentMethod;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import io.seatflow.workflow.wire.TenantPartition;

/** An admin's command to buy centrally. */
final class CentralRecords {
    /** In the place of a storefront, of which none can place such an order. */
    private static final String NO_STOREFRONT = "central";

    private CentralRecords() {}

    static CentralPurchase purchase(BuyCentrally command, int partition) throws Malformed {
        String tenantId = Field.id("tenantId", command.getTenantId());
        TenantPartition.check("command", tenantId, partition);
        String partner = command.getRequestedByTenantId();
        Requester requester = new Requester(
                partner == null ? tenantId : Field.id("requestedByTenantId", partner),
                Field.id("requestedBy", command.getRequestedBy()));
        return new CentralPurchase(
                new Order(
                        Field.id("commandId", command.getCommandId()),
                        tenantId,
                        "",
                        Field.id("productId", command.getProductId()),
                        command.getQuantity(),
                        Field.number("unitPriceMinor", command.getUnitPriceMinor()),
                        Field.required("currency", command.getCurrency(), OrderRecords.LONGEST_CURRENCY),
                        OrderRecords.term(command.getTerm()),
                        false,
                        PaymentMethod.INVOICE,
                        null,
                        true,
                        NO_STOREFRONT),
                requester);
    }
}
