package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.memory.RowTaken;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Decider;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.lane.Fenced;
import io.seatflow.workflow.lane.LaneStore;
import io.seatflow.workflow.lane.Refused;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a script comes to on one store, in words that can be compared with another's. */
record Contract<M, S extends State<E>, E>(LaneStore lanes, Store<M, S> store, Decider<M, S, E> decider) {
    private static final String COMMITTED = "committed";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(100);

    /** A database with the tables of a service, in which nobody waits long for a row. */
    static Database database(String service, String... migrations) {
        String url = TestServers.postgres().createDatabase("contract_" + service);
        DatabaseSettings settings = DatabaseSettings.of(url, PostgresServer.USER, new Secret(""));
        DatabaseSettings impatient = new DatabaseSettings(
                settings.url(),
                settings.user(),
                settings.password(),
                settings.connections(),
                settings.statementTimeout(),
                LOCK_TIMEOUT,
                settings.idleInTransactionTimeout(),
                settings.allowUnsafe());
        return Database.open(service, impatient, migrations);
    }

    /** A batch that is committed, with another one committed between its load and its save where there is one. */
    List<String> run(List<M> messages, List<M> meanwhile, Instant now) {
        List<String> outcome = new ArrayList<>();
        List<String> decided = new ArrayList<>();
        String end = outcome(lanes, transaction -> {
            S state = store.load(transaction, messages);
            if (!meanwhile.isEmpty()) {
                outcome.addAll(run(meanwhile, List.of(), now).stream()
                        .map(line -> "meanwhile " + line)
                        .toList());
            }
            decided.addAll(decide(transaction, state, messages, now));
        });
        // What was decided in vain is found out when it is saved, or when all of it is sent.
        if (end.equals(COMMITTED)) {
            outcome.addAll(decided);
        }
        outcome.add(end);
        return outcome;
    }

    private List<String> decide(Transaction transaction, S state, List<M> messages, Instant now) throws Conflict {
        List<String> events = new ArrayList<>();
        for (M message : messages) {
            for (E event : decider.decide(message, state, now)) {
                state.apply(event);
                events.add(String.valueOf(event));
            }
        }
        store.save(transaction, state);
        // Rows of one statement come in any order.
        return events.stream().sorted().toList();
    }

    static String outcome(LaneStore lanes, LaneStore.Work work) {
        try {
            lanes.transact(work, false);
            return COMMITTED;
        } catch (Conflict conflict) {
            return "conflict";
        } catch (Fenced fenced) {
            return "fenced";
        } catch (Refused refused) {
            String text = String.valueOf(refused.getMessage());
            return "refused by " + text.substring(text.lastIndexOf(' ') + 1);
        } catch (RuntimeException e) {
            return outcome(e);
        }
    }

    static String outcome(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RowTaken
                    || (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState()))) {
                return "would wait";
            }
        }
        throw e;
    }
}
