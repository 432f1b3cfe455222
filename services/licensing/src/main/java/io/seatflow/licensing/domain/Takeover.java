package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A takeover as licensing knows it. Of one that was refused only the answer is kept.
 *
 * @param refusal why it was refused; null where it was not
 * @param missing with NOT_ENOUGH_LICENSES: seats that the target is short of
 * @param users users that were named; 0 where it was refused
 * @param alreadyLicensed of these, users that had a seat of the target
 * @param chunks chunks they were divided into
 * @param chunksMoved chunks moved by now
 * @param usersMoved users in those
 */
public record Takeover(
        ReserveTakeover command,
        Stage stage,
        @Nullable RefusalReason refusal,
        int missing,
        int users,
        int alreadyLicensed,
        int chunks,
        int chunksMoved,
        int usersMoved,
        Instant decidedAt) {

    /** Where it is. */
    public enum Stage {
        /** The subscription is frozen. */
        RESERVED,
        /** The subscription is deleted. */
        FINISHED,
        /** It was undone. */
        RELEASED,
        /** It never began. */
        REFUSED
    }

    static Takeover refused(ReserveTakeover command, RefusalReason reason, int missing, Instant now) {
        return new Takeover(command, Stage.REFUSED, reason, missing, 0, 0, 0, 0, 0, now);
    }

    static Takeover reserved(ReserveTakeover command, int users, int alreadyLicensed, int chunks, Instant now) {
        return new Takeover(command, Stage.RESERVED, null, 0, users, alreadyLicensed, chunks, 0, 0, now);
    }

    public CommandId id() {
        return command.id();
    }

    /** Whether its chunks can be moved. */
    public boolean isRunning() {
        return stage == Stage.RESERVED;
    }

    /** The subscription taken over. Only of one that was not refused. */
    public SubscriptionId source() {
        return SubscriptionId.parse(command.subscriptionId()).orElseThrow();
    }

    /** Where users are moved; null where they are not. Only of one that was not refused. */
    public @Nullable SubscriptionId target() {
        String target = command.mode() == TakeoverMode.MOVE ? command.targetId() : null;
        return target == null ? null : SubscriptionId.parse(target).orElseThrow();
    }

    /** Seats of the target that were reserved for it in the beginning. */
    int seatsReserved() {
        return target() == null ? 0 : users - alreadyLicensed;
    }

    Takeover chunkMoved(int usersOfIt) {
        return new Takeover(
                command,
                stage,
                refusal,
                missing,
                users,
                alreadyLicensed,
                chunks,
                chunksMoved + 1,
                usersMoved + usersOfIt,
                decidedAt);
    }

    Takeover in(Stage next) {
        return new Takeover(
                command, next, refusal, missing, users, alreadyLicensed, chunks, chunksMoved, usersMoved, decidedAt);
    }
}
