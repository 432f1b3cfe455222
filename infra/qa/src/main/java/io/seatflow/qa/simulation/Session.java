package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Broker.Place;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.lane.Appender.Acknowledgement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one producer has under way, by partition: records on their way to the log, and acknowledgements on their way back.
 * Each partition keeps its order; partitions overtake each other.
 */
final class Session {
    record Sent(
            Place place,
            byte[] key,
            byte @Nullable [] value,
            List<Inbound.Header> headers,
            Acknowledgement acknowledgement) {}

    private record Answer(
            Acknowledgement acknowledgement, @Nullable Exception failure) {}

    private final Consumer<Sent> log;
    private final Map<Place, Deque<Sent>> sending = new LinkedHashMap<>();
    private final Map<Place, Deque<Answer>> answers = new LinkedHashMap<>();
    /** Failures that take longer to become known than acknowledgements of what came behind. */
    private final List<Answer> failures = new ArrayList<>();

    private boolean isBroken;

    /** @param log appends a record */
    Session(Consumer<Sent> log) {
        this.log = log;
    }

    void send(Sent sent) {
        if (isBroken) {
            answer(sent, new Fault("the session is broken"));
        } else {
            sending.computeIfAbsent(sent.place(), ignored -> new ArrayDeque<>()).add(sent);
        }
    }

    /** The next record of some partition reaches the log. */
    void deliver(Chance chance) {
        Sent sent = next(sending, chance);
        if (sent != null) {
            log.accept(sent);
            answer(sent, null);
        }
    }

    /** The next record of some partition is lost, and those behind it, where there are any, are not; false where none is sent. */
    boolean lose(Chance chance) {
        Map<Place, Deque<Sent>> crowded = new LinkedHashMap<>(sending);
        crowded.values().removeIf(queue -> queue.size() < 2);
        Sent sent = next(crowded.isEmpty() || chance.happens(0.3) ? sending : crowded, chance);
        if (sent != null) {
            failures.add(new Answer(sent.acknowledgement(), new Fault("the record was lost")));
        }
        return sent != null;
    }

    /** The next acknowledgement of some partition arrives. */
    void acknowledge(Chance chance) {
        boolean failed = !failures.isEmpty() && (answers.isEmpty() || chance.happens(0.4));
        Answer answer = failed ? failures.remove(chance.below(failures.size())) : next(answers, chance);
        if (answer != null) {
            answer.acknowledgement().completed(answer.failure());
        }
    }

    /** Everything reaches the log and is acknowledged. */
    void finish(Chance chance) {
        while (isSending()) {
            deliver(chance);
        }
        while (hasAnswers()) {
            acknowledge(chance);
        }
    }

    /** Some of what is under way reaches the log; for all of it a failure is on its way back, as for all that is sent later. */
    void breakUp(Chance chance) {
        isBroken = true;
        for (Deque<Sent> partition : List.copyOf(sending.values())) {
            int reaching = chance.below(partition.size() + 1);
            for (Sent sent : partition) {
                if (reaching-- > 0) {
                    log.accept(sent);
                }
                answer(sent, new Fault("the session broke"));
            }
        }
        sending.clear();
    }

    /** Its producer is gone: nobody hears answers any more. */
    void orphan() {
        List<Deque<Sent>> partitions = new ArrayList<>(sending.values());
        for (Deque<Sent> partition : partitions) {
            List<Sent> unheard = partition.stream()
                    .map(sent -> new Sent(sent.place(), sent.key(), sent.value(), sent.headers(), failure -> {}))
                    .toList();
            partition.clear();
            partition.addAll(unheard);
        }
        answers.clear();
        failures.clear();
    }

    /** What has not reached the log by now never will. */
    void drop() {
        sending.clear();
    }

    boolean isSending() {
        return !sending.isEmpty();
    }

    boolean hasAnswers() {
        return !answers.isEmpty() || !failures.isEmpty();
    }

    private void answer(Sent sent, @Nullable Exception failure) {
        answers.computeIfAbsent(sent.place(), ignored -> new ArrayDeque<>())
                .add(new Answer(sent.acknowledgement(), failure));
    }

    private static <T> @Nullable T next(Map<Place, Deque<T>> queues, Chance chance) {
        if (queues.isEmpty()) {
            return null;
        }
        Place place = chance.of(List.copyOf(queues.keySet()));
        Deque<T> queue = queues.get(place);
        T next = queue == null ? null : queue.poll();
        if (queue == null || queue.isEmpty()) {
            queues.remove(place);
        }
        return next;
    }
}
