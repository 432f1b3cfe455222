package io.seatflow.takeover.domain;

import io.seatflow.takeover.domain.Event.Asked;
import io.seatflow.takeover.domain.Event.Changed;
import io.seatflow.takeover.domain.Event.IdReused;
import io.seatflow.takeover.domain.Event.WatchEnded;
import io.seatflow.takeover.domain.Event.WatchSet;
import io.seatflow.takeover.domain.Message.Cancelled;
import io.seatflow.takeover.domain.Message.ChunkMoved;
import io.seatflow.takeover.domain.Message.Refused;
import io.seatflow.takeover.domain.Message.Released;
import io.seatflow.takeover.domain.Message.Reserved;
import io.seatflow.takeover.domain.Message.StartTakeover;
import io.seatflow.takeover.domain.Message.Watch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class TakeoverDeciderTest {
    private static final TakeoverOrder ORDER = Example.move("t1");
    private static final TakeoverId ID = ORDER.id();

    private final TakeoverDecider decider = new TakeoverDecider(Rhythm.of(Rhythm.PATIENCE));
    private final TakeoverState state = new TakeoverState(Map.of());
    private Instant now = Example.NOW;

    @Test
    @DisplayName("T5 a takeover begins by asking licensing to reserve, is said at once, and is watched")
    void start() {
        List<Event> events = decide(new StartTakeover(ORDER));

        assertThat(said(events)).extracting(Takeover::phase).containsExactly(Phase.STARTED);
        assertThat(said(events)).extracting(Takeover::version).containsExactly(1L);
        assertThat(steps(events)).containsExactly(new Step.Reserve());
        assertThat(events).contains(new WatchSet(ID, now.plusMillis(900)));
    }

    @Test
    @DisplayName("The same takeover again changes nothing, and another of the same id is given up")
    void sameId() {
        decide(new StartTakeover(ORDER));

        assertThat(decide(new StartTakeover(ORDER))).isEmpty();
        assertThat(decide(new StartTakeover(Example.cancel("t1")))).containsExactly(new IdReused(Example.cancel("t1")));
    }

    @Test
    @DisplayName(
            "T5 a bounded number of chunks is under way, each confirmation asks for the next, the last for the end")
    void chunks() {
        decide(new StartTakeover(ORDER));
        assertThat(steps(decide(new Reserved(ID, 5_000, 10))))
                .containsExactlyElementsOf(chunkSteps(0, Move.MOST_IN_FLIGHT));
        assertThat(steps(decide(new ChunkMoved(ID, 0, 500)))).containsExactly(new Step.MoveChunk(8));
        assertThat(decide(new ChunkMoved(ID, 0, 500))).as("told a second time").isEmpty();
        assertThat(steps(decide(new ChunkMoved(ID, 1, 500)))).containsExactly(new Step.MoveChunk(9));
        for (int chunk = 2; chunk < 9; chunk++) {
            assertThat(steps(decide(new ChunkMoved(ID, chunk, 500)))).isEmpty();
        }
        assertThat(steps(decide(new ChunkMoved(ID, 9, 500)))).containsExactly(new Step.Finish());

        List<Event> end = decide(new Cancelled(ID));
        assertThat(said(end)).singleElement().satisfies(done -> {
            assertThat(done.phase()).isEqualTo(Phase.DONE);
            assertThat(done.move().moved()).isEqualTo(5_000);
        });
        assertThat(end).contains(new WatchEnded(ID));
        assertThat(decide(new Cancelled(ID))).isEmpty();
        assertThat(decide(new Watch(ID))).isEmpty();
    }

    @Test
    @DisplayName("T1 without users to move, or to cancel only, the end is asked for at once")
    void nothingToMove() {
        decide(new StartTakeover(ORDER));
        List<Event> events = decide(new Reserved(ID, 7, 0));

        assertThat(steps(events)).containsExactly(new Step.Finish());
        assertThat(said(events)).extracting(Takeover::phase).containsExactly(Phase.CANCELLING);
        assertThat(said(decide(new Cancelled(ID))))
                .first()
                .satisfies(done -> assertThat(done.move().moved()).isEqualTo(7));
    }

    @Test
    @DisplayName("T3 a refusal ends it, with licensing's reason and the seats that are missing")
    void refused() {
        decide(new StartTakeover(ORDER));
        List<Event> events = decide(new Refused(ID, "NOT_ENOUGH_LICENSES", 1));

        assertThat(said(events))
                .extracting(Takeover::standing)
                .containsExactly(new Standing(Phase.REFUSED, false, "NOT_ENOUGH_LICENSES", 1));
        assertThat(events).contains(new WatchEnded(ID));
    }

    @Test
    @DisplayName("T5 what is refused before anything moved is undone, with the reason of the refusal")
    void released() {
        decide(new StartTakeover(ORDER));
        decide(new Reserved(ID, 900, 2));
        assertThat(steps(decide(new Refused(ID, "TARGET_NOT_ACTIVE", 0)))).containsExactly(new Step.Release());
        assertThat(decide(new Refused(ID, "TARGET_NOT_ACTIVE", 0)))
                .as("the second chunk was refused too")
                .isEmpty();

        assertThat(said(decide(new Released(ID))))
                .extracting(Takeover::standing)
                .containsExactly(new Standing(Phase.RELEASED, false, "TARGET_NOT_ACTIVE", 0));
    }

    @Test
    @DisplayName("T5 what has moved somebody is not undone: it goes on, and is called stalled until it does")
    void refusedHalfway() {
        decide(new StartTakeover(ORDER));
        decide(new Reserved(ID, 900, 2));
        decide(new ChunkMoved(ID, 0, 500));
        List<Event> refusal = decide(new Refused(ID, "TARGET_NOT_ACTIVE", 0));

        assertThat(steps(refusal)).isEmpty();
        assertThat(said(refusal))
                .singleElement()
                .satisfies(takeover -> assertThat(takeover.standing().stalled()).isTrue());
        now = now.plus(Rhythm.PATIENCE);
        assertThat(steps(decide(new Watch(ID)))).containsExactly(new Step.MoveChunk(1));
        assertThat(steps(decide(new ChunkMoved(ID, 1, 400)))).containsExactly(new Step.Finish());
    }

    @Test
    @DisplayName("T5 an undoing that comes too late is given up, and the move goes on")
    void releaseTooLate() {
        decide(new StartTakeover(ORDER));
        decide(new Reserved(ID, 900, 2));
        decide(new Refused(ID, "TARGET_NOT_ACTIVE", 0));
        assertThat(steps(decide(new Refused(ID, TakeoverDecider.ALREADY_MOVED, 0))))
                .containsExactlyElementsOf(chunkSteps(0, 2));
        decide(new ChunkMoved(ID, 0, 500));
        assertThat(steps(decide(new ChunkMoved(ID, 1, 400)))).containsExactly(new Step.Finish());
    }

    @Test
    @DisplayName("T5 it is spoken of once a second while it runs, and not for every chunk")
    void progress() {
        decide(new StartTakeover(ORDER));
        decide(new Reserved(ID, 50_000, 100));
        List<Takeover> said = new ArrayList<>();
        for (int chunk = 0; chunk < 50; chunk++) {
            now = now.plusMillis(20);
            said.addAll(said(decide(new ChunkMoved(ID, chunk, 500))));
        }
        assertThat(said).as("50 chunks in a second").hasSizeBetween(4, 7);
        assertThat(said).extracting(Takeover::version).isSorted().doesNotHaveDuplicates();

        now = now.plusMillis(900);
        List<Event> look = decide(new Watch(ID));
        assertThat(said(look)).hasSize(1);
        assertThat(look).contains(new WatchSet(ID, now.plusMillis(900)));
    }

    @Test
    @DisplayName("T5 after a minute without movement it is called stalled, and what is outstanding is asked again")
    void stalled() {
        decide(new StartTakeover(ORDER));
        decide(new Reserved(ID, 900, 2));
        now = now.plusSeconds(59);
        assertThat(steps(decide(new Watch(ID)))).isEmpty();
        now = now.plusSeconds(1);
        List<Event> look = decide(new Watch(ID));

        assertThat(steps(look)).containsExactlyElementsOf(chunkSteps(0, 2));
        assertThat(said(look))
                .singleElement()
                .satisfies(takeover -> assertThat(takeover.standing().stalled()).isTrue());
        assertThat(look).contains(new WatchSet(ID, now.plus(Duration.ofMinutes(1))));

        List<Event> goesOn = decide(new ChunkMoved(ID, 0, 500));
        assertThat(said(goesOn))
                .singleElement()
                .satisfies(takeover -> assertThat(takeover.standing().stalled()).isFalse());
        assertThat(goesOn).contains(new WatchSet(ID, now.plusMillis(900)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @DisplayName("T5 answers doubled, late and in any order lead to the same end, asked for once")
    void anyOrder(long seed) {
        Random random = new Random(seed);
        int chunks = random.nextInt(30);
        decide(new StartTakeover(ORDER));
        List<Step> open = new ArrayList<>(steps(decide(new Reserved(ID, chunks * 3, chunks))));
        int finishes = 0;
        while (!takeover().isEnded()) {
            Step step = open.get(random.nextInt(open.size()));
            if (random.nextInt(3) > 0) {
                open.remove(step);
            }
            List<Step> next = steps(decide(answer(step)));
            finishes +=
                    (int) next.stream().filter(Step.Finish.class::isInstance).count();
            open.addAll(next);
        }
        assertThat(takeover().phase()).as("seed %d", seed).isEqualTo(Phase.DONE);
        assertThat(takeover().move().moved()).as("seed %d", seed).isEqualTo(chunks * 3);
        assertThat(finishes).as("seed %d", seed).isEqualTo(chunks == 0 ? 0 : 1);
    }

    private static Message answer(Step step) {
        return switch (step) {
            case Step.Reserve reserve -> new Reserved(ID, 0, 0);
            case Step.MoveChunk chunk -> new ChunkMoved(ID, chunk.chunk(), 3);
            case Step.Finish finish -> new Cancelled(ID);
            case Step.Release release -> new Released(ID);
        };
    }

    private Takeover takeover() {
        Takeover takeover = state.takeover(ID);
        assertThat(takeover).isNotNull();
        return takeover;
    }

    private List<Event> decide(Message message) {
        List<Event> events = decider.decide(message, state, now);
        events.forEach(state::apply);
        return events;
    }

    private static List<Takeover> said(List<Event> events) {
        return events.stream()
                .filter(event -> event instanceof Changed changed && changed.said())
                .map(event -> ((Changed) event).takeover())
                .toList();
    }

    private static List<Step> steps(List<Event> events) {
        return events.stream()
                .filter(Asked.class::isInstance)
                .map(event -> ((Asked) event).step())
                .toList();
    }

    private static List<Step> chunkSteps(int from, int to) {
        return IntStream.range(from, to).<Step>mapToObj(Step.MoveChunk::new).toList();
    }
}
