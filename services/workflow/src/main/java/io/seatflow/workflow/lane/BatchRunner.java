package io.seatflow.workflow.lane;

import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Gets a batch committed: again where another transaction was first, in parts where the database refuses its data, with
 * the poison given up where a decision fails, though never for what was only taken for granted. What it throws means that
 * nothing is certain any more.
 */
final class BatchRunner<M, S extends State<E>, E> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
    private static final int MOST_CONFLICTS = 20;
    /** So long nothing is taken for granted after something was wrongly: what comes twice comes in crowds. */
    private static final Duration CAREFUL = Duration.ofSeconds(10);

    private final Batch.Surroundings<M, S, E> surroundings;
    private final InstantSource clock;
    private final BiConsumer<Batch<M, S, E>, Duration> committed;
    private Instant carefulUntil = Instant.MIN;

    /** @param committed told of each batch that has committed and how long it took, before the next begins */
    BatchRunner(
            Batch.Surroundings<M, S, E> surroundings,
            InstantSource clock,
            BiConsumer<Batch<M, S, E>, Duration> committed) {
        this.surroundings = surroundings;
        this.clock = clock;
        this.committed = committed;
    }

    /** Commits the items, in their order per lane, and writes the lanes that have none. */
    void run(List<Item<M>> items, Collection<Lane<M>> lanes) throws Fenced {
        run(items, lanes, new IdentityHashMap<>());
    }

    private void run(List<Item<M>> items, Collection<Lane<M>> lanes, IdentityHashMap<Item<?>, Draft.Refusal> poison)
            throws Fenced {
        Instant began = clock.instant();
        for (int conflicts = 0; ; ) {
            Batch<M, S, E> batch = new Batch<>(surroundings, items, List.copyOf(lanes), poison, clock.instant());
            boolean hopeful = !began.isBefore(carefulUntil);
            try {
                surroundings.lanes().transact(batch, hopeful);
                committed.accept(batch, Duration.between(began, clock.instant()));
                return;
            } catch (Conflict conflict) {
                conflicts++;
                if (hopeful) {
                    beCareful(began);
                }
                if (conflicts == MOST_CONFLICTS) {
                    throw new IllegalStateException(
                            "a batch was overtaken " + conflicts + " times: " + conflict.getMessage(), conflict);
                }
            } catch (Batch.Poisoned poisoned) {
                if (hopeful) {
                    beCareful(began);
                    continue;
                }
                Throwable cause = poisoned.getCause();
                LOG.atError()
                        .addKeyValue("lane", poisoned.item().lane().name())
                        .setCause(cause)
                        .log("a message could not be decided on and is given up");
                poison.put(poisoned.item(), new Draft.Refusal("NOT_DECIDABLE", String.valueOf(cause)));
            } catch (Refused refused) {
                if (hopeful) {
                    beCareful(began);
                    continue;
                }
                if (items.size() == 1 && !poison.containsKey(items.getFirst())) {
                    poison.put(
                            items.getFirst(),
                            new Draft.Refusal("REFUSED_BY_DATABASE", String.valueOf(refused.getMessage())));
                } else if (items.size() <= 1) {
                    throw new IllegalStateException("the database refuses what the engine writes", refused);
                } else {
                    for (List<Item<M>> part : split(items)) {
                        run(part, lanesOf(part), poison);
                    }
                    return;
                }
            }
        }
    }

    private void beCareful(Instant began) {
        carefulUntil = began.plus(CAREFUL);
    }

    /** By lane, and a single lane's in halves, so that poison is found in few steps and order is kept. */
    private static <M> List<List<Item<M>>> split(List<Item<M>> items) {
        Map<Lane<M>, List<Item<M>>> byLane = new LinkedHashMap<>();
        for (Item<M> item : items) {
            byLane.computeIfAbsent(item.lane(), ignored -> new ArrayList<>()).add(item);
        }
        if (byLane.size() > 1) {
            return List.copyOf(byLane.values());
        }
        int half = items.size() / 2;
        return List.of(items.subList(0, half), items.subList(half, items.size()));
    }

    private static <M> List<Lane<M>> lanesOf(List<Item<M>> items) {
        return items.stream().map(Item::lane).distinct().toList();
    }
}
