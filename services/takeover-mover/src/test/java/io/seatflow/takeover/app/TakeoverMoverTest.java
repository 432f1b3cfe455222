package io.seatflow.takeover.app;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.ReserveTakeover;
import io.seatflow.events.licensing.TakeoverMode;
import io.seatflow.events.licensing.TakeoverReserved;
import io.seatflow.events.licensing.UsersMoved;
import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The mover on a real broker, registry and database. Each test has a tenant and takeover of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverMoverTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final MoverRun run = newRun();

    private static MoverRun newRun() {
        try {
            return new MoverRun();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterAll
    void close() {
        run.close();
    }

    @Test
    @DisplayName(
            "T5 a move is led over every step by a mover that is restarted between all of them, each step asked once")
    void restartedAtEachStep() {
        run.send(Topics.TAKEOVER_COMMANDS, "steps", start("steps", "t-steps"));
        commands("t-steps", 1);
        run.restart();
        run.send(Topics.TAKEOVER_COMMANDS, "steps", start("steps", "t-steps"));
        run.answer("steps", reserved("steps", "t-steps", 3));
        commands("t-steps", 4);
        run.restart();
        for (int chunk = 0; chunk < 3; chunk++) {
            run.answer("steps", moved("steps", "t-steps", chunk));
            awaitMoved("t-steps", 2 * (chunk + 1), chunk == 2);
            run.restart();
        }
        assertThat(commands("t-steps", 5))
                .extracting(command -> command.getSchema().getName())
                .containsExactly("ReserveTakeover", "MoveChunk", "MoveChunk", "MoveChunk", "FinishTakeover");
        List<TakeoverState> states = run.states("t-steps");
        assertThat(states)
                .extracting(TakeoverState::getVersion)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, states.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(states).extracting(TakeoverState::getPhase).contains(TakeoverPhase.STARTED, TakeoverPhase.RESERVED);
    }

    @Test
    @DisplayName("R1 a partner's takeover is handed to licensing with the tenant of the partner, another without")
    void partners() {
        StartTakeover partners = start("partners", "t-partners");
        partners.setRequestedByTenantId("agency");
        run.send(Topics.TAKEOVER_COMMANDS, "partners", partners);
        run.send(Topics.TAKEOVER_COMMANDS, "partners", start("partners", "t-own"));

        assertThat(((ReserveTakeover) commands("t-partners", 1).getFirst()).getRequestedByTenantId())
                .isEqualTo("agency");
        assertThat(((ReserveTakeover) commands("t-own", 1).getFirst()).getRequestedByTenantId())
                .isNull();
    }

    @Test
    @DisplayName("T3 a refusal is the end, with the reason and the seats that are missing")
    void refused() {
        run.send(Topics.TAKEOVER_COMMANDS, "refused", start("refused", "t-refused"));
        commands("t-refused", 1);
        run.answer(
                "refused",
                new CommandRefused("t-refused", "refused", "s", "NOT_ENOUGH_LICENSES", List.of(), 1, null, "ada", NOW));

        TakeoverState end = awaitPhase("t-refused", TakeoverPhase.REFUSED);
        assertThat(end.getReason()).isEqualTo("NOT_ENOUGH_LICENSES");
        assertThat(end.getMissing()).isEqualTo(1);
        assertThat(end.getRequestedBy()).isEqualTo("ada");
    }

    @Test
    @DisplayName(
            "T5 while licensing says nothing a takeover is spoken of every second, then called stalled and asked again")
    void stalled() {
        run.restart(Duration.ofSeconds(2));
        run.send(Topics.TAKEOVER_COMMANDS, "silence", start("silence", "t-silence"));
        awaitPhase("t-silence", TakeoverPhase.STALLED);

        assertThat(run.states("t-silence"))
                .filteredOn(state -> state.getPhase() == TakeoverPhase.STARTED)
                .as("in two seconds of patience")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(commands("t-silence", 2))
                .allSatisfy(command -> assertThat(command).isInstanceOf(ReserveTakeover.class));
        run.answer("silence", reserved("silence", "t-silence", 1));
        awaitPhase("t-silence", TakeoverPhase.RESERVED);
        run.restart(MoverRun.PATIENT);
    }

    @Test
    @DisplayName("What cannot be meant becomes a dead letter with its reason")
    void deadLetters() {
        run.send(Topics.TAKEOVER_COMMANDS, "letters", start("letters", "t-letters"));
        StartTakeover other = start("letters", "t-letters");
        other.setSubscriptionId("another");
        run.send(Topics.TAKEOVER_COMMANDS, "letters", other);
        run.sendTo(
                (MoverRun.partition("letters") + 1) % Topic.PARTITIONS,
                Topics.TAKEOVER_COMMANDS,
                "letters",
                start("letters", "t-elsewhere"));
        StartTakeover card = start("letters", "t-card");
        card.setReason("4242 4242 4242 4242");
        run.send(Topics.TAKEOVER_COMMANDS, "letters", card);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(run.all(Topics.TAKEOVER_DEAD_LETTERS))
                        .extracting(DeadLetter::getReason)
                        .containsExactlyInAnyOrder("TAKEOVER_ID_REUSED", "WRONG_PARTITION", "CARD_NUMBER"));
    }

    private List<SpecificRecord> commands(String takeover, int least) {
        return await().atMost(SOON).until(() -> run.commands(takeover), commands -> commands.size() >= least);
    }

    private void awaitMoved(String takeover, int users, boolean all) {
        await().atMost(SOON)
                .until(() -> run.states(takeover).stream()
                        .anyMatch(state ->
                                state.getMoved() >= users && (!all || state.getPhase() == TakeoverPhase.CANCELLING)));
    }

    private TakeoverState awaitPhase(String takeover, TakeoverPhase phase) {
        return await().atMost(SOON)
                .until(
                        () -> run.states(takeover),
                        states -> states.stream().anyMatch(state -> state.getPhase() == phase))
                .getLast();
    }

    private static StartTakeover start(String tenant, String takeover) {
        return new StartTakeover(
                takeover, tenant, "source", TakeoverMode.MOVE, "target", "CENTRALISED", "ada", null, NOW);
    }

    private static TakeoverReserved reserved(String tenant, String takeover, int chunks) {
        return new TakeoverReserved(
                takeover, tenant, "source", TakeoverMode.MOVE, "target", 2 * chunks, 0, chunks, NOW);
    }

    private static UsersMoved moved(String tenant, String takeover, int chunk) {
        return new UsersMoved(
                takeover,
                tenant,
                "source",
                "target",
                chunk,
                List.of("user-" + chunk),
                List.of("kept-" + chunk),
                0,
                chunk + 1,
                NOW);
    }
}
