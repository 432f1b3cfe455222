package io.seatflow.qa.chaos.schedule;

import io.seatflow.qa.chaos.agent.Point;

import java.util.List;
import java.util.Locale;

/**
 * What a service does in one transaction on the way of a takeover: which of its messages it decides on, by a text that no
 * other message has, and which record it says then.
 */
public enum MoveStep {
    /** The subscription to move to is bought by an admin. */
    BUY_CENTRALLY("checkout", "CentralOrderPlaced[", "OrderAccepted"),
    /** The takeover is asked for, so licensing is asked to check and to reserve. */
    START("takeover-mover", "StartTakeover[", "ReserveTakeover"),
    /** Rights, seats and states are checked, the source is frozen, seats are reserved; or it is refused. */
    RESERVE("licensing", "ReserveTakeover[", "TakeoverReserved"),
    /** The users are named, so the first chunks are asked for. */
    NAMED("takeover-mover", "Reserved[", "MoveChunk"),
    /** A chunk of users changes its licences. */
    CHUNK("licensing", "MoveChunk[", "UsersMoved"),
    /** A chunk is confirmed, so the next one is asked for, or the end. */
    CONFIRMED("takeover-mover", "ChunkMoved[", "FinishTakeover"),
    /** The source is cancelled. */
    CANCEL("licensing", "FinishTakeover[", "SubscriptionCancelled"),
    /** It is done. */
    DONE("takeover-mover", "Cancelled[", "TakeoverState"),
    /** A step was refused before anybody was moved, so licensing is asked to undo. */
    REFUSED("takeover-mover", "Refused[", "ReleaseTakeover"),
    /** What was frozen and reserved is so no more. */
    RELEASE("licensing", "ReleaseTakeover[", "TakeoverReleased"),
    /** It is undone. */
    RELEASED("takeover-mover", "Released[", "TakeoverState"),
    /** The purchaser's notice of the cancellation becomes due. */
    NOTICE("notification-email", "kind=SUBSCRIPTION_CANCELLED", "MailAttempted"),
    /** A mail was sent, or was not. */
    MAILED("notification-email", "AttemptEnded[", "MailAttempted");

    private final String service;
    private final String decidesOn;
    private final String says;

    MoveStep(String service, String decidesOn, String says) {
        this.service = service;
        this.decidesOn = decidesOn;
        this.says = says;
    }

    /** Its name on command lines and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whose step it is. */
    public String service() {
        return service;
    }

    /** The points of the code that are passed with it in hand. */
    public List<Point> points() {
        return this == NOTICE
                ? List.of(Point.BEFORE_COMMIT, Point.AFTER_COMMIT) // it says nothing
                : List.of(Point.BEFORE_COMMIT, Point.AFTER_COMMIT, Point.BEFORE_PUBLISH, Point.BEFORE_DELETE);
    }

    /** What the text of that which is in hand there has in it. */
    public String inHand(Point point) {
        return switch (point) {
            case BEFORE_PUBLISH, BEFORE_DELETE -> says;
            case BEFORE_TRANSACTION,
                    BEFORE_COMMIT,
                    AFTER_COMMIT,
                    AFTER_CHARGE,
                    BEFORE_MAIL,
                    AFTER_MAIL,
                    START_MIGRATIONS,
                    START_FIRST_POLL,
                    START_TAKE_OVER,
                    START_LEFTOVERS,
                    STREAMS_BEFORE_COMMIT,
                    STREAMS_AFTER_COMMIT -> decidesOn;
        };
    }
}
