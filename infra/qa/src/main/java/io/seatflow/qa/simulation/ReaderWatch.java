package io.seatflow.qa.simulation;

import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.lane.Progress;
import io.seatflow.workflow.lane.Received;
import io.seatflow.workflow.lane.RecordHeaders;
import io.seatflow.workflow.lane.Tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads along with each lane, by the rule as it is written down, and compares what the lane commits: what it took in, each
 * once and in order, and what it counted.
 */
final class ReaderWatch {
    private record Reader(String service, int partition, String topic) {}

    /** What a reader must have come to. */
    private static final class Expected {
        private final Map<String, Long> last = new TreeMap<>();
        private int position;
        private long accepted;
        private long duplicates;
        private long dropped;

        void readOn(List<Inbound> records, int end, boolean fromLanes) {
            for (; position < end; position++) {
                read(records.get(position), fromLanes);
            }
        }

        private void read(Inbound record, boolean fromLanes) {
            if (!fromLanes) {
                accepted++;
                return;
            }
            String lane = record.header(RecordHeaders.LANE);
            String sequence = record.header(RecordHeaders.SEQUENCE);
            if (lane == null || sequence == null) {
                dropped++;
                return;
            }
            long before = last.getOrDefault(lane, 0L);
            long now = Long.parseLong(sequence);
            if (now == before + 1) {
                accepted++;
                last.put(lane, now);
            } else if (now <= before) {
                duplicates++;
            } else {
                dropped++;
            }
        }
    }

    private final Broker broker;
    private final Map<String, List<Input>> inputs;
    private final Map<Reader, Expected> expected = new HashMap<>();

    /** @param inputs of each service */
    ReaderWatch(Broker broker, Map<String, List<Input>> inputs) {
        this.broker = broker;
        this.inputs = inputs;
    }

    /** A lane has committed this. */
    void committed(String service, int lane, Progress progress) {
        for (Input input : inputs.getOrDefault(service, List.of())) {
            Tally tally = progress.tallies().get(input.topic().name());
            if (tally != null) {
                check(new Reader(service, lane, input.topic().name()), input, progress, tally);
            }
        }
    }

    private void check(Reader reader, Input input, Progress progress, Tally tally) {
        Expected mine = expected.computeIfAbsent(reader, ignored -> new Expected());
        Violation.unless(
                tally.position() >= mine.position,
                "%s went back from %d to %d",
                reader,
                mine.position,
                tally.position());
        List<Inbound> records = broker.records(reader.topic(), reader.partition());
        Violation.unless(tally.position() <= records.size(), "%s is beyond the end", reader);
        mine.readOn(records, Math.toIntExact(tally.position()), input.source() == Input.Source.LANES);
        Violation.unless(
                tally.read() == tally.applied() + tally.duplicates() + tally.deadLetters() + tally.dropped(),
                "%s counts %s, which does not add up",
                reader,
                tally);
        Violation.unless(
                tally.read() == mine.position
                        && tally.applied() + tally.deadLetters() == mine.accepted
                        && tally.duplicates() == mine.duplicates
                        && tally.dropped() == mine.dropped,
                "%s counts %s; there were %d to take in, %d duplicates and %d to drop",
                reader,
                tally,
                mine.accepted,
                mine.duplicates,
                mine.dropped);
        Map<String, Received> received = progress.received().getOrDefault(reader.topic(), Map.of());
        mine.last.forEach((lane, last) -> {
            Received taken = received.get(lane);
            Violation.unless(
                    taken != null && taken.last() == last,
                    "%s has taken in %s of %s, expected up to %d",
                    reader,
                    taken,
                    lane,
                    last);
        });
    }
}
