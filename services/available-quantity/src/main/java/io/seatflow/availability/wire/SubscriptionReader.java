package io.seatflow.availability.wire;

import io.seatflow.availability.domain.Channel;
import io.seatflow.availability.domain.Seats;
import io.seatflow.availability.domain.Status;
import io.seatflow.availability.domain.SubscriptionState;
import io.seatflow.availability.domain.TenantProduct;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Reads {@code licensing.subscriptions}. */
public final class SubscriptionReader {
    /** The bytes are no subscription, in any schema known. */
    public static final String NOT_READABLE = "NOT_READABLE";
    /** The record has no key, or one of another subscription. */
    public static final String WRONG_KEY = "WRONG_KEY";
    /** It says what can't be: fewer than no seats, more seats assigned than bought, no tenant. */
    public static final String IMPOSSIBLE_STATE = "IMPOSSIBLE_STATE";

    private final Decoder decoder;

    /** Turns bytes into a record of the schema of this build. */
    @FunctionalInterface
    public interface Decoder {
        /**
         * The record in the bytes.
         *
         * @throws Malformed where the bytes can never be read; a passing fault is an unchecked exception
         */
        Subscription decode(byte[] bytes) throws Malformed;
    }

    public SubscriptionReader(Decoder decoder) {
        this.decoder = decoder;
    }

    /** The subscription a record is about. */
    public String subscriptionId(Inbound inbound) throws Malformed {
        byte[] key = inbound.key();
        if (key == null || key.length == 0) {
            throw new Malformed(WRONG_KEY, "expected a subscription id as the key, found none");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    /** The state a record carries; null for a removal. */
    public @Nullable SubscriptionState state(Inbound inbound) throws Malformed {
        byte[] value = inbound.value();
        if (value == null) {
            return null;
        }
        SubscriptionState state = state(decoder.decode(value));
        if (!state.subscriptionId().equals(subscriptionId(inbound))) {
            throw new Malformed(WRONG_KEY, "expected the subscription id of the value as the key, found another");
        }
        return state;
    }

    private static SubscriptionState state(Subscription subscription) throws Malformed {
        try {
            return new SubscriptionState(
                    subscription.getSubscriptionId(),
                    subscription.getVersion(),
                    status(subscription.getStatus()),
                    new Seats(
                            new TenantProduct(subscription.getTenantId(), subscription.getProductId()),
                            channel(subscription.getChannel()),
                            subscription.getQuantity(),
                            subscription.getAssigned()));
        } catch (IllegalArgumentException impossible) {
            throw new Malformed(IMPOSSIBLE_STATE, String.valueOf(impossible.getMessage()));
        }
    }

    private static Status status(io.seatflow.events.licensing.SubscriptionStatus status) {
        return switch (status) {
            case ACTIVE -> Status.ACTIVE;
            case EXPIRED -> Status.EXPIRED;
            case DISABLED -> Status.DISABLED;
            case DELETED -> Status.DELETED;
        };
    }

    private static Channel channel(io.seatflow.events.Channel channel) {
        return switch (channel) {
            case SELF_SERVICE -> Channel.SELF_SERVICE;
            case CENTRAL -> Channel.CENTRAL;
        };
    }
}
