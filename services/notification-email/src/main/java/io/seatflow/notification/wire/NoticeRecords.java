package io.seatflow.notification.wire;

import io.seatflow.events.Purchase;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.notification.domain.Amount;
import io.seatflow.notification.domain.CancelReason;
import io.seatflow.notification.domain.CancelledBy;
import io.seatflow.notification.domain.Content;
import io.seatflow.notification.domain.Message;
import io.seatflow.notification.domain.Notice;
import io.seatflow.notification.domain.NoticeKind;
import io.seatflow.notification.domain.Term;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.TopicReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Of which of licensing's events somebody is told, and what. Safe for all threads. */
public final class NoticeRecords {
    private final TopicReader<SpecificRecord> reader;

    public NoticeRecords(RegistryClient registry) {
        reader = new TopicReader<>(Topics.LICENSING_EVENTS, registry);
    }

    /** The notice that an event calls for; null where nobody is told of it. */
    @Nullable Message message(byte @Nullable [] value, Instant writtenAt) throws Malformed {
        SpecificRecord event = reader.read(value);
        byte[] read = value == null ? new byte[0] : value;
        return switch (event) {
            case SubscriptionCreated created -> {
                Purchase purchase = created.getPurchase();
                yield new Message.NoticeDue(new Notice(
                        NoticeKind.ORDER_CONFIRMATION,
                        purchase.getOrderId(),
                        purchase.getTenantId(),
                        purchase.getPurchaserId(),
                        purchase.getPurchaserEmail(),
                        null,
                        writtenAt,
                        read));
            }
            case SubscriptionCancelled cancelled ->
                new Message.NoticeDue(new Notice(
                        NoticeKind.SUBSCRIPTION_CANCELLED,
                        cancelled.getSubscriptionId(),
                        cancelled.getTenantId(),
                        cancelled.getPurchaserId(),
                        cancelled.getPurchaserEmail(),
                        adminTenantId(cancelled),
                        writtenAt,
                        read));
            default -> null;
        };
    }

    /**
     * What a notice's event tells.
     *
     * @throws Malformed where it is none of those that {@link #message} made a notice of
     * @throws io.seatflow.schemas.registry.RegistryException where the registry is away, which passes
     */
    public Content content(byte[] event) throws Malformed {
        return switch (reader.read(event)) {
            case SubscriptionCreated created -> confirmed(created);
            case SubscriptionCancelled cancelled -> cancelled(cancelled);
            default -> throw new Malformed("NOT_A_NOTICE", "expected an event that somebody is told of");
        };
    }

    private static @Nullable String adminTenantId(SubscriptionCancelled cancelled) {
        return switch (cancelled.getCancelledBy()) {
            case ADMIN -> {
                String tenantId = cancelled.getRequestedByTenantId();
                yield tenantId == null ? cancelled.getTenantId() : tenantId;
            }
            case PURCHASER, LIFE_CYCLE -> null;
        };
    }

    private static Content confirmed(SubscriptionCreated created) {
        Purchase purchase = created.getPurchase();
        return new Content.OrderConfirmed(
                purchase.getOrderId(),
                created.getSubscriptionId(),
                purchase.getProductName(),
                purchase.getQuantity(),
                Amount.of(purchase.getUnitPriceMinor(), purchase.getCurrency()),
                switch (purchase.getTerm()) {
                    case MONTHLY -> Term.MONTHLY;
                    case YEARLY -> Term.YEARLY;
                },
                purchase.getTrial(),
                created.getStartsAt(),
                created.getEndsAt());
    }

    private static Content cancelled(SubscriptionCancelled cancelled) {
        String reason = cancelled.getReason();
        return new Content.Cancelled(
                cancelled.getSubscriptionId(),
                cancelled.getProductName(),
                cancelled.getQuantity(),
                cancelled.getUsersWithoutSeat(),
                switch (cancelled.getCancelledBy()) {
                    case PURCHASER -> CancelledBy.PURCHASER;
                    case ADMIN -> CancelledBy.ADMIN;
                    case LIFE_CYCLE -> CancelledBy.LIFE_CYCLE;
                },
                reason == null ? null : CancelReason.of(reason),
                move(cancelled),
                Amount.of(cancelled.getRefundMinor(), cancelled.getCurrency()),
                cancelled.getCancelledAt());
    }

    private static Content.@Nullable Move move(SubscriptionCancelled cancelled) {
        String subscriptionId = cancelled.getMovedToSubscriptionId();
        String productName = cancelled.getMovedToProductName();
        return subscriptionId == null
                ? null
                : new Content.Move(subscriptionId, productName == null ? "" : productName, cancelled.getUsersMoved());
    }
}
