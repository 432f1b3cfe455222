package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a takeover would do now.
 *
 * @param target null where users are not moved, or not to a subscription of the tenant
 * @param without users without a seat of the target, in the order of their ids: one seat is needed for each
 * @param licensed users who have a seat of the target already (T4)
 * @param missing seats that the target is short of
 * @param obstacle why it is not possible; null where it is
 */
public record TakeoverPlan(
        Subscription source,
        @Nullable Subscription target,
        List<String> without,
        List<String> licensed,
        int missing,
        @Nullable RefusalReason obstacle) {

    static TakeoverPlan of(TakeoverCommand command, Subscription source, LicensingState state) {
        Subscription target = command.mode() == TakeoverMode.MOVE ? target(command, state) : null;
        List<String> without = new ArrayList<>();
        List<String> licensed = new ArrayList<>();
        for (UserId user : state.usersOf(source.id())) {
            boolean has = target != null && state.hasLicence(target.id(), user);
            (has ? licensed : without).add(user.id());
        }
        int missing = target == null ? 0 : Math.max(0, without.size() - target.remaining());
        RefusalReason obstacle = ofSource(command, source, state);
        if (obstacle == null && command.mode() == TakeoverMode.MOVE) {
            obstacle = ofTarget(source, target, missing);
        }
        return new TakeoverPlan(source, target, without, licensed, missing, obstacle);
    }

    private static @Nullable Subscription target(TakeoverCommand command, LicensingState state) {
        String id = command.targetId();
        return id == null ? null : state.subscriptionOf(command.tenantId(), id).orElse(null);
    }

    /** T7, and the engine's rule 15: neither what is taken over already nor what users are moved to now. */
    private static @Nullable RefusalReason ofSource(
            TakeoverCommand command, Subscription source, LicensingState state) {
        if (source.purchase().channel() != Channel.SELF_SERVICE) {
            return RefusalReason.NOT_SELF_SERVICE;
        }
        if (source.isFrozen() || source.receivesMove()) {
            return RefusalReason.TAKEOVER_IN_PROGRESS;
        }
        if (source.status() != SubscriptionStatus.ACTIVE && source.status() != SubscriptionStatus.EXPIRED) {
            return RefusalReason.SUBSCRIPTION_NOT_ACTIVE;
        }
        if (state.openPayment(source.id()).isPresent()) {
            return RefusalReason.CHANGE_IN_PROGRESS;
        }
        boolean hasReason = !(command instanceof ReserveTakeover reserve)
                || SubscriptionCommand.CancelSubscription.REASONS.contains(reserve.reason());
        return hasReason ? null : RefusalReason.INVALID_REASON;
    }

    /** T3, T4. */
    private static @Nullable RefusalReason ofTarget(Subscription source, @Nullable Subscription target, int missing) {
        if (target == null) {
            return RefusalReason.TARGET_NOT_FOUND;
        }
        if (target.id().equals(source.id())) {
            return RefusalReason.TARGET_IS_SOURCE;
        }
        if (target.isFrozen()) {
            return RefusalReason.TAKEOVER_IN_PROGRESS;
        }
        if (target.status() != SubscriptionStatus.ACTIVE) {
            return RefusalReason.TARGET_NOT_ACTIVE;
        }
        return missing > 0 ? RefusalReason.NOT_ENOUGH_LICENSES : null;
    }

    /** The users in chunks, each with those who need a seat and those who do not. None where nobody is moved. */
    List<TakeoverChunk> chunks(CommandId takeover) {
        List<TakeoverChunk> chunks = new ArrayList<>();
        if (target == null) {
            return chunks;
        }
        int users = without.size() + licensed.size();
        for (int from = 0; from < users; from += TakeoverChunk.MOST_USERS) {
            int to = Math.min(users, from + TakeoverChunk.MOST_USERS);
            chunks.add(new TakeoverChunk(
                    new ChunkId(takeover, chunks.size()),
                    between(without, from, to),
                    between(licensed, from - without.size(), to - without.size()),
                    null));
        }
        return chunks;
    }

    private static List<String> between(List<String> users, int from, int to) {
        int begin = Math.clamp(from, 0, users.size());
        return users.subList(begin, Math.clamp(to, begin, users.size()));
    }
}
