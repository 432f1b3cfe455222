package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Channel;
import io.seatflow.billing.domain.Due;
import io.seatflow.billing.domain.Message;
import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.RefundDue;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.lane.RecordHeaders;
import io.seatflow.workflow.wire.TopicReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** What licensing calls due, and as billing keeps it while it asks the provider. Safe for all threads. */
public final class LaterDues {
    /** Told apart by their headers: of what licensing says, most does not concern billing, and is not read for it. */
    private static final Set<String> CONCERN = Set.of(PaymentDue.class.getName(), RefundDue.class.getName());

    private final TopicReader<SpecificRecord> reader;
    private final AvroWriter<SpecificRecord> writer;

    public LaterDues(RegistryClient registry) {
        this.reader = new TopicReader<>(Topics.LICENSING_EVENTS, registry);
        this.writer = AvroWriter.of(Topics.LICENSING_EVENTS, registry);
    }

    /** Null where it does not concern billing. */
    @Nullable Message read(Inbound inbound) throws Malformed {
        String type = inbound.header(RecordHeaders.CE_TYPE);
        if (type != null && !CONCERN.contains(type)) {
            return null;
        }
        return switch (reader.read(inbound.value())) {
            case PaymentDue due -> new Message.PaymentDue(read(due));
            case RefundDue due -> new Message.RefundDue(read(due));
            default -> null;
        };
    }

    /** What {@link #write} wrote. */
    Due read(byte[] bytes) throws Malformed {
        return switch (reader.read(bytes)) {
            case PaymentDue due -> read(due);
            case RefundDue due -> read(due);
            default -> throw new Malformed("NOT_DUE", "expected what is due");
        };
    }

    byte[] write(Due due) {
        return writer.encode(
                switch (due.kind()) {
                    case ADD_SEATS -> payment(due, io.seatflow.events.licensing.PaymentKind.ADD_SEATS);
                    case RENEWAL -> payment(due, io.seatflow.events.licensing.PaymentKind.RENEWAL);
                    case REACTIVATION -> payment(due, io.seatflow.events.licensing.PaymentKind.REACTIVATION);
                    case REMOVE_SEATS -> refund(due, io.seatflow.events.licensing.RefundKind.REMOVE_SEATS);
                    case CANCEL -> refund(due, io.seatflow.events.licensing.RefundKind.CANCEL);
                });
    }

    private static SpecificRecord payment(Due due, io.seatflow.events.licensing.PaymentKind kind) {
        return new PaymentDue(
                due.id(),
                due.tenantId(),
                due.subscriptionId(),
                due.orderId(),
                due.purchaserId(),
                due.productId(),
                due.productName(),
                channel(due.channel()),
                kind,
                due.quantity(),
                due.unitPriceMinor(),
                due.netMinor(),
                due.currency(),
                due.serviceFrom(),
                due.serviceTo(),
                due.serviceFrom());
    }

    private static SpecificRecord refund(Due due, io.seatflow.events.licensing.RefundKind kind) {
        return new RefundDue(
                due.id(),
                due.tenantId(),
                due.subscriptionId(),
                due.orderId(),
                due.purchaserId(),
                due.productId(),
                due.productName(),
                kind,
                due.quantity(),
                due.unitPriceMinor(),
                due.netMinor(),
                due.currency(),
                due.serviceFrom(),
                due.serviceTo(),
                due.serviceFrom());
    }

    private static Due read(PaymentDue due) {
        return new Due(
                due.getPaymentId(),
                switch (due.getKind()) {
                    case ADD_SEATS -> Due.Kind.ADD_SEATS;
                    case RENEWAL -> Due.Kind.RENEWAL;
                    case REACTIVATION -> Due.Kind.REACTIVATION;
                },
                due.getOrderId(),
                due.getSubscriptionId(),
                due.getTenantId(),
                due.getPurchaserId(),
                due.getProductId(),
                due.getProductName(),
                switch (due.getChannel()) {
                    case SELF_SERVICE -> Channel.SELF_SERVICE;
                    case CENTRAL -> Channel.CENTRAL;
                },
                due.getQuantity(),
                due.getUnitPriceMinor(),
                due.getNetMinor(),
                due.getCurrency(),
                due.getServiceFrom(),
                due.getServiceTo());
    }

    /** A refund follows the payments that it is taken from, so its way of payment is not told. */
    private static Due read(RefundDue due) {
        return new Due(
                due.getRefundId(),
                switch (due.getKind()) {
                    case REMOVE_SEATS -> Due.Kind.REMOVE_SEATS;
                    case CANCEL -> Due.Kind.CANCEL;
                },
                due.getOrderId(),
                due.getSubscriptionId(),
                due.getTenantId(),
                due.getPurchaserId(),
                due.getProductId(),
                due.getProductName(),
                Channel.SELF_SERVICE,
                due.getQuantity(),
                due.getUnitPriceMinor(),
                due.getNetMinor(),
                due.getCurrency(),
                due.getServiceFrom(),
                due.getServiceTo());
    }

    private static io.seatflow.events.Channel channel(Channel channel) {
        return switch (channel) {
            case SELF_SERVICE -> io.seatflow.events.Channel.SELF_SERVICE;
            case CENTRAL -> io.seatflow.events.Channel.CENTRAL;
        };
    }
}
