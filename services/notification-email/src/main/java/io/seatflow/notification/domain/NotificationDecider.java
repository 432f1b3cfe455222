package io.seatflow.notification.domain;

import io.seatflow.workflow.Decider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * N1, N5: one notice per kind and subject; each attempt ends it, or has it tried again until the limit. What is said under
 * a claim that is not the latest is not heard.
 */
public final class NotificationDecider implements Decider<Message, NotificationState, Event> {
    private final RetryPolicy policy;
    private final Duration oldest;

    /** @param oldest what happened longer ago when it is read nobody is told of any more */
    public NotificationDecider(RetryPolicy policy, Duration oldest) {
        this.policy = policy;
        this.oldest = oldest;
    }

    @Override
    public List<Event> decide(Message message, NotificationState state, Instant now) {
        return switch (message) {
            case Message.NoticeDue due -> made(due.notice(), state, now);
            case Message.AttemptEnded ended -> ended(ended, state, now);
            case Message.ClaimReleased released -> released(released, state);
            case Message.ClaimLapsed lapsed -> lapsed(lapsed, state, now);
            case Message.SendAgain again -> again(again, state, now);
            case Message.TenantChanged changed -> List.of(new Event.TenantKept(changed.tenant()));
            case Message.TenantGone gone -> List.of(new Event.TenantForgotten(gone.tenantId()));
            case Message.UserChanged changed -> List.of(new Event.UserKept(changed.user()));
            case Message.UserGone gone -> List.of(new Event.UserForgotten(gone.user()));
        };
    }

    private List<Event> made(Notice notice, NotificationState state, Instant now) {
        if (state.isKnown(notice.id())) {
            return List.of();
        }
        return notice.happenedAt().isBefore(now.minus(oldest))
                ? List.of(new Event.NoticeLeftOut(notice, now))
                : List.of(new Event.NoticeMade(notice, now));
    }

    private List<Event> ended(Message.AttemptEnded ended, NotificationState state, Instant now) {
        Standing standing = state.standing(ended.id());
        if (standing == null || !standing.isClaimedUnder(ended.fence())) {
            return List.of();
        }
        return List.of(attempted(standing, ended.ending(), now));
    }

    private static List<Event> released(Message.ClaimReleased released, NotificationState state) {
        Standing standing = state.standing(released.id());
        if (standing == null || !standing.isClaimedUnder(released.fence())) {
            return List.of();
        }
        return List.of(new Event.Released(standing.released(released.dueAt())));
    }

    private List<Event> lapsed(Message.ClaimLapsed lapsed, NotificationState state, Instant now) {
        Standing standing = state.standing(lapsed.id());
        if (standing == null
                || !standing.isClaimedUnder(lapsed.fence())
                || standing.dueAt().isAfter(now)) {
            return List.of();
        }
        return List.of(attempted(standing, new Ending.Ambiguous(), now));
    }

    private Event attempted(Standing before, Ending ending, Instant now) {
        int tried = before.tries() + 1;
        Fate fate = switch (ending) {
            case Ending.Accepted accepted -> Fate.SENT;
            case Ending.Refused refused -> Fate.FAILED;
            case Ending.Deferred deferred -> unlessExhausted(Fate.RETRYING, tried);
            case Ending.Ambiguous ambiguous -> unlessExhausted(Fate.AMBIGUOUS, tried);
        };
        Standing after = switch (fate) {
            case SENT -> before.attempted(NoticeState.SENT, now, ending.smtpCode());
            case FAILED -> before.attempted(NoticeState.FAILED, now, ending.smtpCode());
            case RETRYING, AMBIGUOUS ->
                before.attempted(
                        NoticeState.WAITING, now.plus(policy.pauseAfter(tried, before.id())), ending.smtpCode());
        };
        return new Event.Attempted(after, fate, now);
    }

    private Fate unlessExhausted(Fate fate, int tried) {
        return policy.isExhaustedAfter(tried) ? Fate.FAILED : fate;
    }

    private static List<Event> again(Message.SendAgain again, NotificationState state, Instant now) {
        Standing standing = state.standing(again.id());
        if (standing == null || !standing.tenantId().equals(again.tenantId())) {
            return List.of(new Event.CommandRefused(
                    "UNKNOWN_NOTICE", "expected a notice of the tenant, found none with id " + again.id()));
        } else if (again.commandId().equals(standing.againCommand())) {
            return List.of();
        } else if (standing.state() != NoticeState.FAILED && standing.state() != NoticeState.TOO_OLD) {
            return List.of(new Event.CommandRefused(
                    "NOTICE_NOT_FAILED",
                    "expected notice %s to have failed, found it %s".formatted(again.id(), standing.state())));
        }
        return List.of(new Event.SentAgain(standing.again(again.commandId(), now)));
    }
}
