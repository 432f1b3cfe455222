package io.seatflow.takeover.store;

import io.seatflow.servers.TestServers;
import io.seatflow.takeover.domain.Event;
import io.seatflow.takeover.domain.Example;
import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.Message.ChunkMoved;
import io.seatflow.takeover.domain.Message.Refused;
import io.seatflow.takeover.domain.Message.Reserved;
import io.seatflow.takeover.domain.Message.StartTakeover;
import io.seatflow.takeover.domain.Message.Watch;
import io.seatflow.takeover.domain.Rhythm;
import io.seatflow.takeover.domain.TakeoverDecider;
import io.seatflow.takeover.domain.TakeoverId;
import io.seatflow.takeover.domain.TakeoverState;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.postgres.PostgresTransaction;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverStoreTest {
    private static final TakeoverId MOVE = Example.move("t1").id();

    private final TakeoverStore store = new TakeoverStore();
    private final TakeoverDecider decider = new TakeoverDecider(Rhythm.of(Rhythm.PATIENCE));
    private final Database database = open();

    private static Database open() {
        String url = TestServers.postgres().createDatabase("takeover_store");
        return Database.open("takeover-mover", DatabaseSettings.of(url, "postgres", new Secret("")), "takeover-mover");
    }

    @BeforeEach
    void empty() {
        database.jdbi().useHandle(handle -> handle.execute("TRUNCATE takeover"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @DisplayName("T5 a takeover is the same after each step that is kept and loaded again, so any step can be the last")
    void everyStepIsKept() throws Conflict {
        TakeoverState inMemory = new TakeoverState(Map.of());
        List<Message> messages = new ArrayList<>(List.of(
                new StartTakeover(Example.move("t1")),
                new StartTakeover(Example.cancel("t2")),
                new Reserved(MOVE, 900, 9),
                new Refused(Example.cancel("t2").id(), "NOT_ENOUGH_LICENSES", 3)));
        for (int chunk = 8; chunk >= 0; chunk--) {
            messages.add(new ChunkMoved(MOVE, chunk, 100));
        }
        messages.add(new Message.Cancelled(MOVE));
        for (Message message : messages) {
            List<Event> expected = decide(inMemory, message);
            assertThat(batch(message)).as("after %s", message).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("Of two that begin one takeover the later has a conflict, and nothing of it stays")
    void conflict() throws Conflict {
        TakeoverState late = load(new StartTakeover(Example.move("t1")));
        batch(new StartTakeover(Example.move("t1")));
        decide(late, new StartTakeover(Example.move("t1")));

        assertThatThrownBy(() -> save(late)).isInstanceOf(Conflict.class);
    }

    @Test
    @DisplayName("A6 an id of another tenant is another takeover")
    void otherTenant() throws Conflict {
        batch(new StartTakeover(Example.move("t1")));

        assertThat(load(new Watch(new TakeoverId("fabrikam", "t1"))).changed()).isEmpty();
        assertThat(batch(new Watch(new TakeoverId("fabrikam", "t1")))).isEmpty();
    }

    private List<Event> batch(Message message) throws Conflict {
        TakeoverState state = load(message);
        List<Event> events = decide(state, message);
        save(state);
        return events;
    }

    private List<Event> decide(TakeoverState state, Message message) {
        List<Event> events = decider.decide(message, state, Example.NOW);
        events.forEach(state::apply);
        return events;
    }

    private TakeoverState load(Message message) {
        return database.jdbi().inTransaction(handle -> store.load(new PostgresTransaction(handle), List.of(message)));
    }

    private void save(TakeoverState state) throws Conflict {
        database.jdbi().useTransaction(handle -> store.save(new PostgresTransaction(handle), state));
    }
}
