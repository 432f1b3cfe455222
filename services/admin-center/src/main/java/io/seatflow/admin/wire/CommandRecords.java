package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Command;
import io.seatflow.admin.domain.Request;
import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.CancelSubscription;
import io.seatflow.events.licensing.ChangeSeats;
import io.seatflow.events.licensing.PreviewTakeover;
import io.seatflow.events.licensing.ReactivateSubscription;
import io.seatflow.events.licensing.SetRecurringBilling;
import io.seatflow.events.licensing.TakeoverMode;
import io.seatflow.events.licensing.UnassignSeats;
import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.Term;
import io.seatflow.workflow.Outputs;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What other services are asked to do, each on its topic. */
final class CommandRecords {
    private final AvroWriter<SpecificRecord> licensing;
    private final AvroWriter<StartTakeover> takeover;
    private final AvroWriter<BuyCentrally> checkout;

    CommandRecords(RegistryClient registry) {
        licensing = AvroWriter.of(Topics.LICENSING_COMMANDS, registry);
        takeover = AvroWriter.of(Topics.TAKEOVER_COMMANDS, registry);
        checkout = AvroWriter.of(Topics.CHECKOUT_COMMANDS, registry);
    }

    void publish(Request request, Outputs outputs) {
        switch (request.command()) {
            case Command.Assign assign -> licensing(request, assign(request, assign.userIds()), outputs);
            case Command.Unassign unassign -> licensing(request, unassign(request, unassign.userIds()), outputs);
            case Command.ChangeSeats change -> licensing(request, seats(request, change.quantity()), outputs);
            case Command.Cancel cancel -> licensing(request, cancel(request, cancel), outputs);
            case Command.SetRecurring set -> licensing(request, recurring(request, set.enabled()), outputs);
            case Command.Reactivate reactivate -> licensing(request, reactivate(request), outputs);
            case Command.PreviewTakeover preview -> licensing(request, preview(request, preview), outputs);
            case Command.StartTakeover start ->
                publish(
                        Topics.TAKEOVER_COMMANDS,
                        request,
                        StartTakeover.class,
                        takeover.encode(start(request, start)),
                        outputs);
            case Command.BuyCentrally buy ->
                publish(
                        Topics.CHECKOUT_COMMANDS,
                        request,
                        BuyCentrally.class,
                        checkout.encode(buy(request, buy)),
                        outputs);
        }
    }

    private void licensing(Request request, SpecificRecord command, Outputs outputs) {
        publish(Topics.LICENSING_COMMANDS, request, command.getClass(), licensing.encode(command), outputs);
    }

    private static void publish(
            Topic<?> topic, Request request, Class<? extends SpecificRecord> type, byte[] value, Outputs outputs) {
        outputs.publish(topic, request.tenantId(), request.tenantId(), type, value);
    }

    private static AssignSeats assign(Request request, List<String> users) {
        return new AssignSeats(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                users,
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static UnassignSeats unassign(Request request, List<String> users) {
        return new UnassignSeats(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                users,
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static ChangeSeats seats(Request request, int quantity) {
        return new ChangeSeats(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                quantity,
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static CancelSubscription cancel(Request request, Command.Cancel cancel) {
        return new CancelSubscription(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                cancel.reason().name(),
                cancel.feedback(),
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static SetRecurringBilling recurring(Request request, boolean enabled) {
        return new SetRecurringBilling(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                enabled,
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static ReactivateSubscription reactivate(Request request) {
        return new ReactivateSubscription(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static PreviewTakeover preview(Request request, Command.PreviewTakeover preview) {
        return new PreviewTakeover(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                mode(preview.targetSubscriptionId()),
                preview.targetSubscriptionId(),
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static StartTakeover start(Request request, Command.StartTakeover start) {
        return new StartTakeover(
                request.operationId(),
                request.tenantId(),
                subscription(request),
                mode(start.targetSubscriptionId()),
                start.targetSubscriptionId(),
                start.reason().name(),
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static BuyCentrally buy(Request request, Command.BuyCentrally buy) {
        return new BuyCentrally(
                request.operationId(),
                request.tenantId(),
                buy.productId(),
                buy.quantity(),
                switch (buy.term()) {
                    case MONTHLY -> Term.MONTHLY;
                    case YEARLY -> Term.YEARLY;
                },
                buy.unitPriceMinor(),
                buy.currency(),
                request.requester().id(),
                partnerTenant(request),
                request.requestedAt());
    }

    private static TakeoverMode mode(@Nullable String target) {
        return target == null ? TakeoverMode.CANCEL : TakeoverMode.MOVE;
    }

    private static String subscription(Request request) {
        String id = request.subscriptionId();
        if (id == null) {
            throw new IllegalArgumentException("operation %s of kind %s names no subscription"
                    .formatted(request.operationId(), request.command().kind()));
        }
        return id;
    }

    /** The contract leaves it out where the requester belongs to the tenant. */
    private static @Nullable String partnerTenant(Request request) {
        String home = request.requester().tenantId();
        return home.equals(request.tenantId()) ? null : home;
    }
}
