package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What becomes of a notice")
class NotificationDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final NoticeId ID = NoticeId.of(NoticeKind.SUBSCRIPTION_CANCELLED, "subscription-1");
    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofSeconds(10), Duration.ofSeconds(15));

    private final NotificationDecider decider = new NotificationDecider(POLICY, Duration.ofDays(3));

    @Test
    @DisplayName("N1 a notice's id and Message-ID follow from kind and subject, for ever")
    void ids() {
        assertThat(ID).hasToString("0e580f9a-da8f-8d54-af50-dafe6354bae0");
        assertThat(ID.messageId("seatflow.example")).isEqualTo("<" + ID + "@seatflow.example>");
        assertThat(NoticeId.of(NoticeKind.ORDER_CONFIRMATION, "subscription-1")).isNotEqualTo(ID);
        assertThat(NoticeId.parse(ID.toString())).contains(ID);
        assertThat(NoticeId.parse("1-1-1-1-1")).isEmpty();
    }

    @Test
    @DisplayName("what happened up to three days ago is told; what happened before is kept, and can be sent by hand")
    void tooOld() {
        NotificationState state = state(null);
        Message recent = new Message.NoticeDue(notice("s1", NOW.minus(Duration.ofDays(3))));
        Message old =
                new Message.NoticeDue(notice("s2", NOW.minus(Duration.ofDays(3)).minusMillis(1)));

        assertThat(decide(recent, state)).singleElement().isInstanceOf(Event.NoticeMade.class);
        assertThat(decide(old, state)).singleElement().isInstanceOf(Event.NoticeLeftOut.class);
        assertThat(decide(recent, state)).as("read again").isEmpty();
        assertThat(decide(old, state)).as("read again").isEmpty();

        assertThat(decide(new Message.SendAgain("c", "contoso", ID), state(standing(NoticeState.TOO_OLD, 0))))
                .singleElement()
                .isInstanceOf(Event.SentAgain.class);
    }

    @Test
    @DisplayName("a notice that was sent is not told to be too old when its event is read again much later")
    void readAgain() {
        NotificationState state = state(standing(NoticeState.SENT, 1));

        assertThat(decide(new Message.NoticeDue(notice("subscription-1", Instant.EPOCH)), state))
                .isEmpty();
    }

    private List<Event> decide(Message message, NotificationState state) {
        List<Event> events = decider.decide(message, state, NOW);
        events.forEach(state::apply);
        return events;
    }

    private static Notice notice(String subscription, Instant happenedAt) {
        return new Notice(
                NoticeKind.SUBSCRIPTION_CANCELLED,
                subscription,
                "contoso",
                "user-1",
                "a@contoso.example",
                null,
                happenedAt,
                new byte[0]);
    }

    @Test
    @DisplayName("N5 taken: sent. 5xx: failed at once. 4xx and silence: tried again, until the limit")
    void fates() {
        assertThat(fate(0, new Ending.Accepted(250))).isEqualTo(Fate.SENT);
        assertThat(fate(0, new Ending.Refused(550))).isEqualTo(Fate.FAILED);
        assertThat(fate(0, new Ending.Deferred(451))).isEqualTo(Fate.RETRYING);
        assertThat(fate(1, new Ending.Ambiguous())).isEqualTo(Fate.AMBIGUOUS);
        assertThat(fate(2, new Ending.Deferred(0))).isEqualTo(Fate.FAILED);
        assertThat(fate(2, new Ending.Ambiguous())).isEqualTo(Fate.FAILED);
    }

    @Test
    @DisplayName("N5 the pauses double up to the longest, less up to a quarter")
    void pauses() {
        assertThat(POLICY.pauseAfter(1, ID)).isBetween(Duration.ofMillis(7_500), Duration.ofSeconds(10));
        assertThat(POLICY.pauseAfter(2, ID)).isBetween(Duration.ofMillis(11_250), Duration.ofSeconds(15));
        assertThat(POLICY.pauseAfter(60, ID)).isBetween(Duration.ofMillis(11_250), Duration.ofSeconds(15));
        assertThat(new RetryPolicy(100, Duration.ofDays(40), Duration.ofDays(400)).pauseAfter(99, ID))
                .isGreaterThan(Duration.ofDays(299));
    }

    @Test
    @DisplayName("what is said under an older claim, or twice, changes nothing")
    void fences() {
        NotificationState state = state(standing(NoticeState.SENDING, 0));
        Message old = new Message.AttemptEnded(ID, 6, new Ending.Refused(550));
        Message current = new Message.AttemptEnded(ID, 7, new Ending.Accepted(250));
        assertThat(decider.decide(old, state, NOW)).isEmpty();
        List<Event> events = decider.decide(current, state, NOW);
        assertThat(events).hasSize(1);
        events.forEach(state::apply);
        assertThat(decider.decide(current, state, NOW)).isEmpty();
        assertThat(decider.decide(new Message.ClaimReleased(ID, 7, NOW), state, NOW))
                .isEmpty();
        assertThat(decider.decide(new Message.ClaimLapsed(ID, 7), state, NOW.plusSeconds(600)))
                .isEmpty();
    }

    @Test
    @DisplayName("a claim nothing was heard of is ambiguous once its time is over, and not before")
    void lapses() {
        NotificationState state = state(standing(NoticeState.SENDING, 0));
        Message lapsed = new Message.ClaimLapsed(ID, 7);
        assertThat(decider.decide(lapsed, state, NOW.minusMillis(1))).isEmpty();
        assertThat(decider.decide(lapsed, state, NOW))
                .singleElement()
                .satisfies(event -> assertThat(((Event.Attempted) event).fate()).isEqualTo(Fate.AMBIGUOUS));
    }

    @Test
    @DisplayName("a claim given back costs no try")
    void releases() {
        NotificationState state = state(standing(NoticeState.SENDING, 2));
        Event event = decider.decide(new Message.ClaimReleased(ID, 7, NOW.plusSeconds(1)), state, NOW)
                .getFirst();
        Standing after = ((Event.Released) event).standing();
        assertThat(after.state()).isEqualTo(NoticeState.WAITING);
        assertThat(after.tries()).isEqualTo(2);
        assertThat(after.dueAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    @DisplayName("N5 a failed one is sent again by hand, with as many tries as before; the same command once")
    void again() {
        NotificationState state = state(standing(NoticeState.FAILED, 3));
        Message command = new Message.SendAgain("command-1", "contoso", ID);
        List<Event> events = decider.decide(command, state, NOW);
        Standing after = ((Event.SentAgain) events.getFirst()).standing();
        assertThat(after.state()).isEqualTo(NoticeState.WAITING);
        assertThat(after.dueAt()).isEqualTo(NOW);
        assertThat(after.tries()).isZero();
        assertThat(after.attempts()).isEqualTo(3);
        events.forEach(state::apply);
        assertThat(decider.decide(command, state, NOW)).isEmpty();
    }

    @Test
    @DisplayName("N5 A6 one that has not failed, is another tenant's, or is not known is not sent again")
    void refuses() {
        NotificationState sent = state(standing(NoticeState.SENT, 1));
        NotificationState failed = state(standing(NoticeState.FAILED, 1));
        NotificationState none = state(null);
        assertThat(refusal(new Message.SendAgain("c", "contoso", ID), sent)).isEqualTo("NOTICE_NOT_FAILED");
        assertThat(refusal(new Message.SendAgain("c", "fabrikam", ID), failed)).isEqualTo("UNKNOWN_NOTICE");
        assertThat(refusal(new Message.SendAgain("c", "contoso", ID), none)).isEqualTo("UNKNOWN_NOTICE");
    }

    @Test
    @DisplayName("of the directory's states the newest counts, in whatever order they come")
    void directory() {
        NotificationState state = state(null);
        state.apply(new Event.UserKept(user("new@contoso.example", 3)));
        state.apply(new Event.UserKept(user("old@contoso.example", 2)));
        assertThat(state.users().values())
                .singleElement()
                .satisfies(user -> assertThat(user.orElseThrow().email()).isEqualTo("new@contoso.example"));
        state.apply(new Event.UserForgotten(new UserId("contoso", "user-1")));
        assertThat(state.users().values())
                .singleElement()
                .satisfies(user -> assertThat(user).isEmpty());
    }

    private static User user(String email, long version) {
        return new User(new UserId("contoso", "user-1"), email, "Adele", version);
    }

    private String refusal(Message command, NotificationState state) {
        return ((Event.CommandRefused) decider.decide(command, state, NOW).getFirst()).reason();
    }

    private Fate fate(int tries, Ending ending) {
        NotificationState state = state(standing(NoticeState.SENDING, tries));
        Event event = decider.decide(new Message.AttemptEnded(ID, 7, ending), state, NOW)
                .getFirst();
        Event.Attempted attempted = (Event.Attempted) event;
        assertThat(attempted.standing().attempts()).isEqualTo(tries + 1);
        assertThat(attempted.standing().smtpCode()).isEqualTo(ending.smtpCode());
        return attempted.fate();
    }

    private static NotificationState state(@Nullable Standing standing) {
        return new NotificationState(standing == null ? Map.of() : Map.of(standing.id(), standing));
    }

    private static Standing standing(NoticeState state, int tries) {
        return new Standing(
                ID,
                NoticeKind.SUBSCRIPTION_CANCELLED,
                "subscription-1",
                "contoso",
                "user-1",
                ID.messageId("seatflow.example"),
                state,
                NOW,
                7,
                tries,
                tries,
                0,
                null);
    }
}
