package io.seatflow.workflow;

import io.seatflow.workflow.Input.Source;
import io.seatflow.workflow.lane.LaneView;
import io.seatflow.workflow.lane.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The engine on a real broker and a real database. */
class EngineTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ToyRun run = newRun();

    private static ToyRun newRun() {
        try {
            return new ToyRun();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    @DisplayName("every message is decided once, published once, and its outbox rows are gone")
    void once() throws Exception {
        Engine<Toy.Line> engine = run.start();
        for (int i = 0; i < 500; i++) {
            run.send("key" + i % 40, "put id" + i + " " + i % 900);
            run.send("key" + i % 40, "put id" + i + " " + i % 900);
        }
        assertThat(run.outputs(500)).doesNotHaveDuplicates().hasSize(500);
        assertThat(run.count("entry")).isEqualTo(500);
        await().atMost(SOON).until(() -> run.count("outbox") == 0);
        assertThat(total(engine).read()).isEqualTo(1000);
        assertThat(total(engine).applied()).isEqualTo(1000);
    }

    @Test
    @DisplayName("rule 10: a record whose schema the registry cannot tell now waits for it, and is no dead letter")
    void registryAway() throws Exception {
        Engine<Toy.Line> engine = run.start();
        run.send("key", "unknown id1 1");
        run.send("key", "put id2 2");

        assertThat(run.outputs(2)).hasSize(2).doesNotHaveDuplicates();

        assertThat(run.deadLetters(0)).isEmpty();
        await().atMost(SOON).until(engine::isReady);
        assertThat(total(engine).applied()).isEqualTo(2);
    }

    @Test
    @DisplayName("rule 11: the same id on several partitions at once is entered once")
    void sameIdEverywhere() throws Exception {
        run.start();
        run.start();
        for (int i = 0; i < 200; i++) {
            run.send("key" + i, "put id" + i % 20 + " 1");
        }
        assertThat(run.outputs(20)).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    @DisplayName(
            "what cannot be read, decided or kept becomes a dead letter with its reason; what is behind it goes on")
    void poison() throws Exception {
        Engine<Toy.Line> engine = run.start();
        run.send("same", "put a 1");
        run.send("same", "nonsense");
        run.send("same", "boom b 1");
        run.send("same", "put too-much 5000");
        run.send("same", "refuse c 1");
        run.send("same", "ignore");
        run.send("same", "x".repeat(2_000_000));
        run.send("same", "put z 1");
        assertThat(run.outputs(2)).containsExactly("got a 1", "got z 1");
        assertThat(run.deadLetters(5).stream().map(text -> text.substring(0, text.indexOf(' '))))
                .containsExactly("NOT_A_LINE", "NOT_DECIDABLE", "REFUSED_BY_DATABASE", "REFUSED", "TOO_LARGE");
        assertThat(run.entries()).containsExactlyInAnyOrder("a", "c", "z");
        await().atMost(SOON).until(() -> total(engine).read() == 8);
        assertThat(total(engine)).extracting(Tally::applied, Tally::deadLetters).containsExactly(3L, 5L);
    }

    @Test
    @DisplayName(
            "what cannot be decided on by what was only taken for granted is decided with a look, and not given up")
    void tooHopeful() throws Exception {
        Engine<Toy.Line> engine = run.start();
        run.send("key", "sure id1 1");
        run.send("key", "boom id2 1");
        assertThat(run.outputs(1)).containsExactly("got id1 1");
        assertThat(run.deadLetters(1)).hasSize(1).allMatch(letter -> letter.startsWith("NOT_DECIDABLE"));
        assertThat(engine.problems()).isEmpty();
    }

    @Test
    @DisplayName("stopped and started again, it goes on where it was and repeats nothing")
    void restart() throws Exception {
        for (int round = 0; round < 3; round++) {
            Engine<Toy.Line> engine = run.start();
            for (int i = 0; i < 50; i++) {
                run.send("key" + i, "put id" + round + "-" + i + " 1");
            }
            run.outputs(50 * (round + 1));
            engine.close();
        }
        assertThat(run.outputs(150)).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("rule 7: a duplicate of a lane is dropped, and behind a gap it waits for the missing record")
    void lanes() throws Exception {
        Engine<Toy.Line> engine = run.start(Source.LANES, Workflow.noEffects());
        run.send(3, "up/3/1", 1, "put a 1");
        run.send(3, "up/3/1", 1, "put a 1");
        run.send(3, "up/3/1", 3, "put c 1");
        await().atMost(SOON).until(() -> engine.problems().stream().anyMatch(text -> text.contains("gap")));
        run.send(3, "up/3/1", 2, "put b 1");
        run.send(3, "up/3/1", 3, "put c 1");
        assertThat(run.outputs(3)).containsExactlyInAnyOrder("got a 1", "got b 1", "got c 1");
        await().atMost(SOON).until(() -> engine.problems().isEmpty());
        assertThat(total(engine)).isEqualTo(new Tally(5, 5, 3, 1, 0, 1));
    }

    @Test
    @DisplayName(
            "rules 12 and 13: an effect without an answer is asked for again under its key, and its answer applied once")
    void effects() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        Effect<Toy.Line> flaky = intent -> {
            asked.add(intent.key());
            if (intent.attempt() < 3) {
                throw new IOException("cut");
            }
            return new Toy.Line("paid", intent.key(), 7);
        };
        run.start(Source.OUTSIDE, flaky);
        run.send("k", "pay order1 5");
        run.send("k", "pay order2 5");
        assertThat(run.outputs(2)).containsExactlyInAnyOrder("got order1 7", "got order2 7");
        assertThat(asked).hasSize(6);
        await().atMost(SOON).until(() -> run.count("intent") == 0);
    }

    @Test
    @DisplayName("rule 12: an effect that was not answered when the instance stopped is performed by the next")
    void effectsOfThePrevious() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        Engine<Toy.Line> first = run.start(Source.OUTSIDE, intent -> {
            asked.add(intent.key());
            throw new IOException("away");
        });
        run.send("k", "pay order1 5");
        await().atMost(SOON).until(() -> !asked.isEmpty());
        first.close();
        assertThat(run.count("intent")).isEqualTo(1);
        run.start(Source.OUTSIDE, intent -> new Toy.Line("paid", intent.key(), 7));
        assertThat(run.outputs(1)).containsExactly("got order1 7");
    }

    @Test
    @DisplayName("rule 12: a timer rings once, also where it was set before a restart")
    void timers() throws Exception {
        Engine<Toy.Line> first = run.start();
        run.send("k", "wait soon 50");
        assertThat(run.outputs(1)).containsExactly("got soon 1");
        run.send("k", "wait later 3000");
        await().atMost(SOON).until(() -> run.count("timer") == 1);
        first.close();
        run.start();
        assertThat(run.outputs(2)).containsExactly("got soon 1", "got later 1");
        assertThat(run.count("timer")).isZero();
    }

    @Test
    @DisplayName("a message that no record caused goes through a side lane, and is answered when it has committed")
    void sideLane() throws Exception {
        Engine<Toy.Line> engine = run.start();
        engine.submit(new Toy.Line("put", "command1", 1)).get();
        assertThat(run.entries()).containsExactly("command1");
        assertThat(run.outputs(1)).containsExactly("got command1 1");
        assertThat(engine.lanes()).extracting(LaneView::number).contains(-1);
    }

    @Test
    @DisplayName(
            "two instances share the lanes, and when one goes the other takes its lanes over; nothing is lost or twice")
    void instances() throws Exception {
        Engine<Toy.Line> first = run.start();
        Engine<Toy.Line> second = run.start();
        await().atMost(SOON).until(() -> partitions(first) == 6 && partitions(second) == 6);
        sendMany(0, 300);
        first.close();
        sendMany(300, 600);
        assertThat(run.outputs(600)).hasSize(600).doesNotHaveDuplicates();
        await().atMost(SOON).until(() -> partitions(second) == 12);
    }

    @Test
    @DisplayName("rule 1: an owner whose epoch was raised writes nothing more, and takes over again")
    void fence() throws Exception {
        Engine<Toy.Line> engine = run.start();
        run.jdbi().useHandle(handle -> handle.execute("UPDATE lane SET epoch = epoch + 1 WHERE lane >= 0"));
        sendMany(0, 50);
        assertThat(run.distinctOutputs(50)).hasSize(50).doesNotHaveDuplicates();
        assertThat(engine.lanes()).allMatch(lane -> lane.number() < 0 || lane.epoch() >= 3);
    }

    @Test
    @DisplayName("rule 10: a connection cut at any time passes, nothing is lost or twice")
    void connectionsCut() throws Exception {
        run.start();
        List<Integer> cuts = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            sendMany(round * 50, round * 50 + 50);
            cuts.add(run.jdbi()
                    .withHandle(handle ->
                            handle.createQuery("""
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE datname = current_database() AND pid <> pg_backend_pid()""").mapTo(Integer.class).one()));
        }
        assertThat(run.distinctOutputs(500)).hasSize(500).doesNotHaveDuplicates();
        assertThat(run.count("entry")).isEqualTo(500);
        assertThat(cuts).isNotEmpty();
    }

    private void sendMany(int from, int to) {
        IntStream.range(from, to).forEach(i -> run.send("key" + i, "put id" + i + " 1"));
    }

    private static long partitions(Engine<?> engine) {
        return engine.lanes().stream().filter(lane -> lane.number() >= 0).count();
    }

    private Tally total(Engine<?> engine) {
        return engine.lanes().stream()
                .map(lane -> lane.topics().getOrDefault(run.inName(), Tally.NOTHING))
                .reduce(
                        Tally.NOTHING,
                        (a, b) -> new Tally(
                                a.position() + b.position(),
                                a.read() + b.read(),
                                a.applied() + b.applied(),
                                a.duplicates() + b.duplicates(),
                                a.deadLetters() + b.deadLetters(),
                                a.dropped() + b.dropped()));
    }
}
