package io.seatflow.workflow.lane;

import io.seatflow.workflow.Intent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A lane that this instance holds. Made when it is taken over and thrown away when it is lost, or when anything about it
 * became uncertain: it is then taken over again, as a new object, and whatever still refers to the old one does no harm.
 *
 * @param <M> messages
 */
final class Lane<M> {
    /** An effect's answer, on its way into the lane's next batch. */
    record Answer<M>(long batch, int index, Intent intent, M message) {}

    private final LaneStore.Held held;
    private final LanePublisher publisher;
    private final Map<Long, OpenIntents> intents = new ConcurrentHashMap<>();
    private final Queue<Answer<M>> answers = new ConcurrentLinkedQueue<>();
    private volatile Progress progress;
    private volatile boolean lost;
    private @Nullable Instant nextDue;
    private Instant newest = Instant.MAX;

    Lane(LaneStore.Held held, LaneStore.Contents contents, Appender appender) {
        this.held = held;
        this.publisher = new LanePublisher(held.name(), appender);
        this.progress = contents.progress();
        this.nextDue = contents.nextDue();
        contents.intents().forEach(row -> intents.put(row.batch(), row));
    }

    int number() {
        return held.lane();
    }

    LaneName name() {
        return held.name();
    }

    long epoch() {
        return held.epoch();
    }

    LanePublisher publisher() {
        return publisher;
    }

    /** How far it has come, as last committed. Any thread may read it. */
    Progress progress() {
        return progress;
    }

    @Nullable Instant nextDue() {
        return nextDue;
    }

    void nextDue(@Nullable Instant due) {
        nextDue = due;
    }

    /** When the newest record it took in was written; far in the future before the first. */
    Instant newest() {
        return newest;
    }

    void newest(Instant written) {
        newest = written;
    }

    /** Takes in what a batch has committed. */
    void adopt(Progress committed, List<OpenIntents> changed) {
        progress = committed;
        for (OpenIntents row : changed) {
            if (row.isDone()) {
                intents.remove(row.batch());
            } else {
                intents.put(row.batch(), row);
            }
        }
    }

    /** The row of intents of that batch, if any of it was open when the last batch committed. */
    @Nullable OpenIntents intents(long batch) {
        return intents.get(batch);
    }

    List<OpenIntents> openIntents() {
        return List.copyOf(intents.values());
    }

    /** Hands an answer in. Any thread. */
    void answered(Answer<M> answer) {
        answers.add(answer);
    }

    @Nullable Answer<M> nextAnswer() {
        return answers.poll();
    }

    boolean hasAnswers() {
        return !answers.isEmpty();
    }

    /** Whether nothing is left to publish, to perform or to take in, and no timer is due. */
    boolean isAtRest(Instant now) {
        return publisher.waiting() == 0
                && intents.isEmpty()
                && answers.isEmpty()
                && (nextDue == null || nextDue.isAfter(now));
    }

    /** Nothing that this object still does counts any more. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }
}
