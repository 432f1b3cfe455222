package io.seatflow.qa.endtoend;

import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.CancelSubscription;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.local.PartView;
import io.seatflow.local.SystemOptions;
import io.seatflow.qa.history.LicenceHistory;
import io.seatflow.schemas.Topics;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takeovers in the whole system. The long versions: {@code -Dseatflow.takeover.kills=40} runs a process for each part and kills
 * them so often while users are moved, as {@code ChaosTest} does at the steps of a move; {@code -Dseatflow.takeover.large=true}
 * also moves 100 000 users at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TakeoverEndToEndTest {
    private static final int USERS = 10_000;
    private static final int FEW = 3_000;
    private static final int AT_THE_SAME_MOMENT = 20;
    private static final int HUGE = 100_000;
    private static final Duration HUGE_LIMIT = Duration.ofSeconds(50);
    private static final int KILLS = Integer.getInteger("seatflow.takeover.kills", 0);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> VICTIMS = List.of("takeover-mover", "licensing");

    private @Nullable LocalRun running;
    private @Nullable TakeoverStage set;

    @BeforeAll
    void begin(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        Path data = folder.resolve("data");
        running = new LocalRun(KILLS > 0 ? SystemOptions.processesOn(data) : SystemOptions.on(data));
        set = new TakeoverStage(running);
        set.people(USERS);
    }

    @AfterAll
    void end() {
        if (set != null) {
            set.close();
        }
        if (running != null) {
            running.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("T3 T5 T6 T8 10 000 users are moved within 5 s, none without a licence or with two at any moment;"
            + " a target too small by one seat is refused before, with 1 missing")
    void move() {
        String source = stage().buy("order-large", USERS);
        stage().assign(source, TakeoverStage.PURCHASER, 0, USERS);
        String small = stage().buyCentrally("central-small", USERS - 1);
        stage().start("too-small", source, small);
        TakeoverState refused = stage().awaitEnd("too-small").getLast();
        assertThat(refused.getPhase()).isEqualTo(TakeoverPhase.REFUSED);
        assertThat(refused.getReason()).isEqualTo("NOT_ENOUGH_LICENSES");
        assertThat(refused.getMissing()).isEqualTo(1);
        assertThat(stage().assigned(source)).isEqualTo(USERS);

        String target = stage().buyCentrally("central", USERS);
        long begun = System.nanoTime();
        stage().start("move", source, target);
        List<TakeoverState> states = stage().awaitEnd("move");
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        say("%d users moved in %d ms, %d states said".formatted(USERS, took.toMillis(), states.size()));

        assertThat(states.getLast().getPhase()).isEqualTo(TakeoverPhase.DONE);
        assertThat(states.getLast().getMoved()).isEqualTo(USERS);
        assertThat(stage().assigned(target)).isEqualTo(USERS);
        assertThat(took).isLessThan(LIMIT);
        LicenceHistory history = history();
        assertThat(history.violations()).isEmpty();
        assertThat(history.moved()).isEqualTo(USERS);
    }

    @Test
    @Order(2)
    @DisplayName(
            "T7 who assigns, cancels or takes over at the same moment is told why not, and nothing is over-assigned")
    void races() {
        String source = stage().buy("order-race", FEW);
        String target = stage().buy("order-race-target", FEW + AT_THE_SAME_MOMENT);
        stage().assign(source, TakeoverStage.PURCHASER, 0, FEW);
        stage().start("race", source, target);
        stage().start("race-again", source, target);
        for (int number = 0; number < AT_THE_SAME_MOMENT; number++) {
            stage().command(new AssignSeats(
                    "race-assign-" + number,
                    TakeoverStage.TENANT,
                    number % 2 == 0 ? source : target,
                    List.of(TakeoverStage.userId(FEW + number)),
                    TakeoverStage.PURCHASER,
                    null,
                    Instant.now()));
        }
        Awaitility.await("the takeover has begun")
                .atMost(PATIENCE)
                .until(() -> !stage().states("race").isEmpty());
        stage().command(new CancelSubscription(
                "race-cancel",
                TakeoverStage.TENANT,
                target,
                "NOT_NEEDED",
                null,
                TakeoverStage.PURCHASER,
                null,
                Instant.now()));

        TakeoverState first = stage().awaitEnd("race").getLast();
        TakeoverState second = stage().awaitEnd("race-again").getLast();
        say("race: %s %s, again: %s %s, refused: %s"
                .formatted(first.getPhase(), first.getReason(), second.getPhase(), second.getReason(), refusals()));
        assertThat(second.getPhase()).isEqualTo(TakeoverPhase.REFUSED);
        if (first.getPhase() == TakeoverPhase.DONE) {
            assertThat(second.getReason()).isIn("TAKEOVER_IN_PROGRESS", "SUBSCRIPTION_NOT_ACTIVE");
        } else {
            assertThat(first.getReason()).isEqualTo("TARGET_NOT_ACTIVE");
        }
        assertThat(history().violations()).isEmpty();
        assertThat(system().verification().waiting(PATIENCE).run().lines()).isEmpty();
    }

    @Test
    @Order(3)
    @EnabledIfSystemProperty(named = "seatflow.takeover.kills", matches = "[1-9][0-9]*")
    @DisplayName(
            "T5 the mover and licensing are killed again and again while users are moved: each move ends, its source"
                    + " is cancelled once, and nobody was without a licence")
    void killed() {
        Random random = new Random(20_261_121);
        String source = stage().buy("order-killed", FEW);
        stage().assign(source, TakeoverStage.PURCHASER, 5_000, 5_000 + FEW);
        for (int kill = 0; kill < KILLS; kill++) {
            String takeover = "killed-" + kill;
            String target = stage().buy("order-" + takeover, FEW);
            stage().start(takeover, source, target);
            String victim = VICTIMS.get(kill % VICTIMS.size());
            Duration after = Duration.ofMillis(random.nextInt(400));
            Awaitility.await().pollDelay(after).atMost(PATIENCE).until(() -> true);
            system().system().kill(victim);
            TakeoverState end = stage().awaitEnd(takeover).getLast();
            say("killed %s after %d ms: %s, %d of %d"
                    .formatted(victim, after.toMillis(), end.getPhase(), end.getMoved(), end.getTotal()));
            assertThat(end.getPhase()).isEqualTo(TakeoverPhase.DONE);
            assertThat(stage().assigned(target)).isEqualTo(FEW);
            source = target;
        }
        assertThat(history().violations()).isEmpty();
        Awaitility.await("everything is ready again")
                .atMost(PATIENCE)
                .until(() -> system().system().parts().stream().allMatch(PartView::ready));
        assertThat(system().verification().waiting(PATIENCE).run().lines()).isEmpty();
    }

    @Test
    @Order(4)
    @EnabledIfSystemProperty(named = "seatflow.takeover.large", matches = "true")
    @DisplayName("T5 100 000 users are moved within 50 s")
    void large() throws SQLException {
        String source = stage().buy("order-huge", FEW);
        String target = stage().buyCentrally("central-huge", FEW);
        plant(source, target);
        long begun = System.nanoTime();
        stage().start("huge", source, target);
        List<TakeoverState> states = stage().awaitEnd("huge");
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        say("%d users moved in %d ms, %d states said".formatted(HUGE, took.toMillis(), states.size()));

        assertThat(states.getLast().getPhase()).isEqualTo(TakeoverPhase.DONE);
        assertThat(states.getLast().getMoved()).isEqualTo(HUGE);
        assertThat(stage().assigned(source)).isZero();
        assertThat(stage().assigned(target)).isEqualTo(HUGE);
        assertThat(took).isLessThan(HUGE_LIMIT);
    }

    /** No order is that large (C10), so the seats are put into the tables. */
    private void plant(String source, String target) throws SQLException {
        try (Connection connection = DriverManager.getConnection(system().database("licensing"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO users SELECT 'contoso', 'huge-' || n, true, '{}', 1 FROM generate_series(1, %d) n"
                            .formatted(HUGE));
            statement.execute(
                    "UPDATE subscriptions SET quantity = %d, assigned = CASE subscription_id WHEN '%s' THEN %d ELSE 0 END"
                                    .formatted(HUGE, source, HUGE)
                            + " WHERE subscription_id IN ('%s', '%s')".formatted(source, target));
            statement.execute(
                    "INSERT INTO licences SELECT '%s', 'contoso', 'huge-' || n, now() FROM generate_series(1, %d) n"
                            .formatted(source, HUGE));
        }
    }

    private List<String> refusals() {
        return stage().events(Topics.LICENSING_EVENTS).stream()
                .filter(CommandRefused.class::isInstance)
                .map(event -> ((CommandRefused) event).getCommandId())
                .toList();
    }

    private LicenceHistory history() {
        LicenceHistory history = new LicenceHistory();
        stage().events(Topics.LICENSING_EVENTS).forEach(history::take);
        return history;
    }

    private LocalRun system() {
        return Objects.requireNonNull(running);
    }

    private TakeoverStage stage() {
        return Objects.requireNonNull(set);
    }

    private static void say(String what) {
        System.out.println("TakeoverEndToEndTest: " + Instant.now() + " " + what);
    }
}
