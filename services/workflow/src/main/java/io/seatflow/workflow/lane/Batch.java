package io.seatflow.workflow.lane;

import io.seatflow.schemas.registry.RegistryException;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One attempt at a batch: decode, load, decide and apply one message after the other, save, write the lanes. Everything it
 * found out is in here, and is adopted by the lanes only once its transaction has committed.
 */
final class Batch<M, S extends State<E>, E> implements LaneStore.Work {
    /** What a batch needs to know of the service and its surroundings. */
    record Surroundings<M, S extends State<E>, E>(
            Workflow<M, S, E> workflow, LaneStore lanes, DeadLetterWriter deadLetters, Partitions partitions) {}

    /** Writes a dead letter's record. */
    @FunctionalInterface
    interface DeadLetterWriter {
        byte[] write(Item<?> item, String reason, String text, Instant now);
    }

    /** An item whose decision failed: it is poison. */
    static final class Poisoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Item<?> item;

        Poisoned(Item<?> item, RuntimeException cause) {
            super(cause);
            this.item = item;
        }

        Item<?> item() {
            return item;
        }
    }

    private record Decodable<M>(Item<M> item, M message) {}

    private final Surroundings<M, S, E> surroundings;
    private final List<Item<M>> items;
    private final IdentityHashMap<Item<?>, Draft.Refusal> poison;
    private final Instant now;
    private final Map<Lane<M>, Draft<M>> drafts = new LinkedHashMap<>();
    private final Set<Item<?>> givenUp = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<LaneWrite> writes = new ArrayList<>();

    /**
     * @param lanes the lanes to write, whether or not an item is for them
     * @param poison items known to be poison, with the reason
     */
    Batch(
            Surroundings<M, S, E> surroundings,
            List<Item<M>> items,
            List<Lane<M>> lanes,
            IdentityHashMap<Item<?>, Draft.Refusal> poison,
            Instant now) {
        this.surroundings = surroundings;
        this.items = items;
        this.poison = poison;
        this.now = now;
        lanes.forEach(this::draft);
    }

    @Override
    public void run(Transaction transaction) throws Conflict, Fenced {
        List<Decodable<M>> decodables = decode();
        if (!decodables.isEmpty()) {
            List<M> messages = decodables.stream().map(Decodable::message).toList();
            S state = surroundings.workflow().store().load(transaction, messages);
            for (Decodable<M> decodable : decodables) {
                decide(decodable, state);
            }
            surroundings.workflow().store().save(transaction, state);
        }
        for (Draft<M> draft : drafts.values()) {
            writes.add(draft.write(draft.lane().publisher().published()));
        }
        surroundings.lanes().write(transaction, writes);
    }

    /** What each lane was drafted to become. */
    Iterable<Draft<M>> drafts() {
        return drafts.values();
    }

    /** What was written, in the order of {@link #drafts()}. */
    List<LaneWrite> writes() {
        return writes;
    }

    /** How many items it had. */
    int size() {
        return items.size();
    }

    /** Tells those who submitted its messages that they have committed. */
    void complete() {
        for (Item<M> item : items) {
            if (item instanceof Item.Submitted<M> submitted) {
                submitted.done().complete(null);
            }
        }
    }

    private List<Decodable<M>> decode() {
        List<Decodable<M>> decodables = new ArrayList<>(items.size());
        for (Item<M> item : items) {
            Draft<M> draft = draft(item.lane());
            M message = poison.containsKey(item) ? takePoison(draft, item) : decode(draft, item);
            if (message != null) {
                decodables.add(new Decodable<>(item, message));
            }
        }
        return decodables;
    }

    private @Nullable M takePoison(Draft<M> draft, Item<M> item) {
        if (consume(draft, item)) {
            Draft.Refusal refusal = poison.get(item);
            giveUp(item, refusal == null ? new Draft.Refusal("POISON", "unknown") : refusal);
        }
        return null;
    }

    private @Nullable M decode(Draft<M> draft, Item<M> item) {
        if (!consume(draft, item)) {
            return null;
        }
        return switch (item) {
            case Item.Read<M> read -> decode(read);
            case Item.Answered<M> answered -> answered.answer().message();
            case Item.Due<M> due -> surroundings.workflow().codec().due(due.timer());
            case Item.Submitted<M> submitted -> submitted.message();
        };
    }

    /** Takes the item off its source; false where there is nothing to do about it. */
    private boolean consume(Draft<M> draft, Item<M> item) {
        draft.begin(item);
        return switch (item) {
            case Item.Read<M> read ->
                draft.progress().receive(read.input(), read.inbound(), now) == Progress.Verdict.ACCEPT;
            case Item.Answered<M> answered -> {
                draft.settle(answered.answer());
                yield true;
            }
            case Item.Due<M> due -> {
                draft.consume(due.timer());
                yield true;
            }
            case Item.Submitted<M> submitted -> true;
        };
    }

    private @Nullable M decode(Item.Read<M> read) {
        byte[] value = read.inbound().value();
        int size = value == null ? 0 : value.length;
        if (size > read.input().maxBytes()) {
            giveUp(
                    read,
                    new Draft.Refusal(
                            "TOO_LARGE",
                            "the value has " + size + " bytes, at most "
                                    + read.input().maxBytes() + " are read"));
            return null;
        }
        try {
            return surroundings.workflow().codec().decode(read.inbound());
        } catch (Malformed malformed) {
            giveUp(read, new Draft.Refusal(malformed.reason(), malformed.text()));
            return null;
        } catch (RegistryException away) {
            throw away; // Not the record's fault, and it passes: the lane waits (rule 10).
        } catch (RuntimeException e) {
            throw new Poisoned(read, e);
        }
    }

    private void decide(Decodable<M> decodable, S state) {
        Draft<M> draft = draft(decodable.item().lane());
        draft.begin(decodable.item());
        try {
            for (E event : surroundings.workflow().decider().decide(decodable.message(), state, now)) {
                state.apply(event);
                surroundings.workflow().codec().encode(event, draft);
            }
        } catch (RuntimeException e) {
            throw new Poisoned(decodable.item(), e);
        }
    }

    private void giveUp(Item<M> item, Draft.Refusal refusal) {
        if (!givenUp.add(item)) {
            return;
        }
        Draft<M> draft = draft(item.lane());
        if (item instanceof Item.Read<M> read) {
            draft.progress().gaveUp(read.inbound().topic());
        }
        byte[] key = DeadLetters.key(item);
        byte[] letter = surroundings.deadLetters().write(item, refusal.reason(), refusal.text(), now);
        var topic = surroundings.workflow().deadLetters();
        draft.append(
                topic,
                surroundings.partitions().of(topic.name(), key),
                key,
                topic.valueTypes().getFirst(),
                letter);
    }

    private Draft<M> draft(Lane<M> lane) {
        return drafts.computeIfAbsent(lane, made -> new Draft<>(made, now, surroundings.partitions(), this::giveUp));
    }
}
