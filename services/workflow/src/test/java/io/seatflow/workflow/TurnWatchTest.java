package io.seatflow.workflow;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.seatflow.workflow.Input.Source;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TurnWatchTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final TurnWatch watch = new TurnWatch(LONGEST, now::get);
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(TurnWatch.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(appender);
    }

    @Test
    @DisplayName("nothing is wrong before the first turn, in one that takes its time, and after the last")
    void well() {
        now.set(Duration.ofHours(1).toNanos());
        assertThat(watch.problem()).isEmpty();
        watch.begins();
        now.addAndGet(LONGEST.toNanos());
        assertThat(watch.problem()).isEmpty();
        watch.ends();
        now.addAndGet(LONGEST.toNanos());
        assertThat(watch.problem()).isEmpty();
        assertThat(watch.taken()).isZero();
    }

    @Test
    @DisplayName("a turn that takes longer is a problem until it ends, and logged once, as is each other")
    void tooLong() {
        for (int turns = 1; turns <= 2; turns++) {
            watch.begins();
            watch.look(Thread.currentThread());
            now.addAndGet(LONGEST.plusSeconds(1).toNanos());
            watch.look(Thread.currentThread());
            watch.look(Thread.currentThread());
            assertThat(watch.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("for 21 s"));
            assertThat(logged).hasSize(turns).allMatch(line -> line.endsWith("has stood still for 21 s"));
        }
        watch.begins();
        assertThat(watch.problem()).isEmpty();
    }

    @Test
    @DisplayName(
            "an engine that waits behind a lock says so, and is well again and has lost nothing when the lock is gone")
    void behindALock() throws Exception {
        try (ToyRun run = new ToyRun()) {
            EngineSettings settings = run.settings().withLongestTurn(Duration.ofSeconds(1));
            Engine<Toy.Line> engine = run.start(Source.OUTSIDE, Workflow.noEffects(), settings);
            try (Handle other = run.jdbi().open()) {
                other.begin();
                other.execute("LOCK TABLE entry IN ACCESS EXCLUSIVE MODE");
                run.send("key", "put id1 1");
                await().atMost(SOON).until(() -> !engine.isReady());
                assertThat(engine.isAlive()).isTrue();
                assertThat(engine.problems()).hasSize(1).allMatch(problem -> problem.contains("has stood still for"));
                await().atMost(SOON).until(() -> !logged.isEmpty());
                other.rollback();
            }
            await().atMost(SOON).until(engine::isReady);
            assertThat(run.outputs(1)).hasSize(1);
        }
    }
}
