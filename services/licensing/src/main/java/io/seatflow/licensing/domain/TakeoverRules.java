package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.TakeoverCommand.PreviewTakeover;
import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverAnsweredAgain;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverPreviewed;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverRefused;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverReserved;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** T2, T3, T4, T7, T10: whether a takeover may begin, and what it needs for that. */
final class TakeoverRules {
    /** T2. */
    private static final Set<Role> ADMINS = Set.of(Role.GLOBAL_ADMIN, Role.BILLING_ADMIN);

    /** R1: what must be delegated to a partner. */
    private static final Set<Role> PARTNERS = Set.of(Role.GLOBAL_ADMIN);

    private TakeoverRules() {}

    static List<Event> preview(PreviewTakeover command, LicensingState state, Instant now) {
        RefusalReason notForThem = notForThem(command, state);
        if (notForThem != null) {
            return List.of(new CommandRefused(command, notForThem, List.of(), now));
        }
        TakeoverPlan plan = TakeoverPlan.of(command, source(command, state), state);
        long refund = SubscriptionRules.refund(plan.source(), command.id().id(), now)
                .map(Refund::netMinor)
                .orElse(0L);
        return List.of(new TakeoverPreviewed(command, plan, refund, now));
    }

    static List<Event> reserve(ReserveTakeover command, LicensingState state, Instant now) {
        Takeover known = state.takeovers().takeover(command.id());
        if (known != null) {
            return again(command, known);
        }
        RefusalReason notForThem = notForThem(command, state);
        if (notForThem != null) {
            return List.of(new TakeoverRefused(Takeover.refused(command, notForThem, 0, now)));
        }
        TakeoverPlan plan = TakeoverPlan.of(command, source(command, state), state);
        RefusalReason obstacle = plan.obstacle();
        if (obstacle != null) {
            int missing = obstacle == RefusalReason.NOT_ENOUGH_LICENSES ? plan.missing() : 0;
            return List.of(new TakeoverRefused(Takeover.refused(command, obstacle, missing, now)));
        }
        return List.of(reserve(command, plan, now));
    }

    /** The id of a takeover is one for ever: longer than the ids of other commands are known. */
    static List<Event> again(ReserveTakeover command, Takeover known) {
        return known.command().fingerprint().equals(command.fingerprint())
                ? List.of(new TakeoverAnsweredAgain(known))
                : List.of(new Event.CommandIdReused(command));
    }

    private static Event reserve(ReserveTakeover command, TakeoverPlan plan, Instant now) {
        List<TakeoverChunk> chunks = plan.chunks(command.id());
        Subscription source = plan.source().change().takeover(command.id().id()).at(now);
        Subscription before = plan.target();
        Subscription target = before == null
                ? null
                : before.change()
                        .reserved(before.reserved() + plan.without().size())
                        .movesIn(before.movesIn() + 1)
                        .at(now);
        int users = plan.without().size() + plan.licensed().size();
        Takeover takeover = Takeover.reserved(command, users, plan.licensed().size(), chunks.size(), now);
        return new TakeoverReserved(takeover, chunks, source, target);
    }

    /** The right comes first, so that a stranger learns nothing of the tenant's subscriptions. */
    private static @Nullable RefusalReason notForThem(TakeoverCommand command, LicensingState state) {
        Set<Role> roles = state.rolesOf(command).orElse(Set.of());
        if (Collections.disjoint(roles, command.isPartners() ? PARTNERS : ADMINS)) {
            return RefusalReason.NOT_ALLOWED;
        }
        return state.subscriptionOf(command.tenantId(), command.subscriptionId())
                        .isEmpty()
                ? RefusalReason.SUBSCRIPTION_NOT_FOUND
                : null;
    }

    private static Subscription source(TakeoverCommand command, LicensingState state) {
        return state.subscriptionOf(command.tenantId(), command.subscriptionId())
                .orElseThrow();
    }
}
