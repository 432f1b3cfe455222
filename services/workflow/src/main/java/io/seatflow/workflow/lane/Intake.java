package io.seatflow.workflow.lane;

import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Timer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What there is to decide on: records that were polled, answers of effects, timers that are due, messages submitted.
 *
 * @param <M> messages
 */
final class Intake<M> {
    private static final int MOST_DUE = 500;

    private final Lanes<M> lanes;
    private final LaneStore store;
    private final Map<String, Input> inputs = new HashMap<>();
    private final Queue<Submission<M>> submissions = new ConcurrentLinkedQueue<>();

    private record Submission<M>(M message, CompletableFuture<Void> done) {}

    Intake(Lanes<M> lanes, LaneStore store, List<Input> inputs) {
        this.lanes = lanes;
        this.store = store;
        inputs.forEach(input -> this.inputs.put(input.topic().name(), input));
    }

    /** Takes a message for a side lane. Any thread. */
    CompletableFuture<Void> submit(M message) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        submissions.add(new Submission<>(message, done));
        return done;
    }

    /** Whether somebody waits for the decision on what they submitted, and it can be made. */
    boolean hasSubmissions() {
        return !submissions.isEmpty() && lanes.side() != null;
    }

    /** Whether an effect was answered. */
    boolean hasAnswers() {
        return lanes.held().stream().anyMatch(Lane::hasAnswers);
    }

    /**
     * The records that belong to lanes held now, absolute states first, so that what they change is known to the messages
     * that came with them.
     */
    List<Item<M>> records(List<Inbound> records) {
        List<Item<M>> states = new ArrayList<>(records.size());
        List<Item<M>> others = new ArrayList<>(records.size());
        for (Inbound inbound : records) {
            Lane<M> lane = lanes.held(inbound.partition());
            Input input = inputs.get(inbound.topic());
            if (lane != null && input != null) {
                lane.newest(inbound.timestamp());
                Item<M> item = new Item.Read<>(lane, input, inbound);
                (input.source() == Input.Source.COMPACTED ? states : others).add(item);
            }
        }
        states.addAll(others);
        return states;
    }

    /** Everything to decide now: those of the records whose lane is still held, and all that needs no record. */
    List<Item<M>> items(List<Item<M>> records, Instant now) {
        List<Item<M>> items = new ArrayList<>(records.size());
        for (Item<M> item : records) {
            if (!item.lane().isLost()) {
                items.add(item);
            }
        }
        for (Lane<M> lane : lanes.held()) {
            takeAnswers(lane, items);
            takeDue(lane, now, items);
        }
        takeSubmissions(items);
        return items;
    }

    /** Nothing that was submitted will be decided any more. */
    void cancel() {
        submissions.forEach(submission -> submission.done().cancel(false));
    }

    private void takeAnswers(Lane<M> lane, List<Item<M>> items) {
        for (Lane.Answer<M> answer = lane.nextAnswer(); answer != null; answer = lane.nextAnswer()) {
            items.add(new Item.Answered<>(lane, answer));
        }
    }

    private void takeDue(Lane<M> lane, Instant now, List<Item<M>> items) {
        Instant due = lane.nextDue();
        if (due == null || due.isAfter(now)) {
            return;
        }
        List<Timer> timers = store.due(lane.number(), now, MOST_DUE);
        timers.forEach(timer -> items.add(new Item.Due<>(lane, timer)));
        if (timers.isEmpty()) {
            lane.nextDue(store.nextDue(lane.number()));
        }
    }

    private void takeSubmissions(List<Item<M>> items) {
        Lane<M> side = lanes.side();
        if (side == null) {
            return;
        }
        for (Submission<M> next = submissions.poll(); next != null; next = submissions.poll()) {
            items.add(new Item.Submitted<>(side, next.message(), next.done()));
        }
    }
}
