package io.seatflow.workflow.lane;

import io.seatflow.workflow.lane.Appender.Acknowledgement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class LanePublisherTest {
    private static final LaneName LANE = new LaneName("toy", 3, 1);

    private final Ledger ledger = new Ledger();
    private final LanePublisher publisher = new LanePublisher(LANE, ledger);

    @Test
    @DisplayName("rule 6: only a prefix of acknowledged packets may be deleted")
    void prefix() {
        publisher.publish(packet(1, 1, 2));
        publisher.publish(packet(2, 3));
        ledger.acknowledge(3);
        assertThat(publisher.published()).isEmpty();
        ledger.acknowledge(1);
        ledger.acknowledge(2);
        assertThat(publisher.published()).containsExactly(1L, 2L);
        publisher.deleted(1);
        assertThat(publisher.published()).containsExactly(2L);
    }

    @Test
    @DisplayName("rule 5: the next session starts at the first unacknowledged record, with all behind it")
    void nextSession() {
        publisher.publish(packet(1, 1, 2));
        publisher.publish(packet(2, 3));
        ledger.acknowledge(1);
        ledger.acknowledge(3);
        ledger.fail(2);
        publisher.publish(packet(3, 4));
        assertThat(ledger.appended()).containsExactly(1L, 2L, 3L);
        publisher.restart();
        assertThat(ledger.appended()).containsExactly(1L, 2L, 3L, 2L, 3L, 4L);
        assertThat(publisher.published()).isEmpty();
    }

    @Test
    @DisplayName("rule 5: acknowledgements of an older session are ignored")
    void olderSession() {
        publisher.publish(packet(1, 1, 2));
        Acknowledgement older = ledger.acknowledgementOf(2);
        ledger.fail(1);
        publisher.restart();
        older.completed(null);
        ledger.acknowledge(1);
        assertThat(publisher.published()).isEmpty();
        ledger.acknowledge(2);
        assertThat(publisher.published()).containsExactly(1L);
    }

    @Test
    @DisplayName("rule 3: leftovers are sent before anything new, and not waited for")
    void leftovers() {
        publisher.publish(packet(7, 70));
        publisher.publish(packet(8, 80));
        assertThat(ledger.appended()).containsExactly(70L, 80L);
    }

    @Test
    @DisplayName("a log that has to be waited for can acknowledge meanwhile what it has taken")
    void acknowledgedMeanwhile() {
        Ledger waiting = new Ledger() {
            @Override
            public void append(LaneName lane, long timeMillis, Outgoing record, Acknowledgement acknowledgement) {
                super.append(lane, timeMillis, record, acknowledgement);
                if (record.sequence() == 2) {
                    CompletableFuture.runAsync(() -> acknowledge(1))
                            .orTimeout(5, TimeUnit.SECONDS)
                            .join();
                }
            }
        };
        LanePublisher behind = new LanePublisher(LANE, waiting);
        behind.publish(packet(1, 1));
        behind.publish(packet(2, 2));
        assertThat(behind.published()).containsExactly(1L);
    }

    private static Packet packet(long batch, long... sequences) {
        List<Outgoing> records = LongStream.of(sequences)
                .mapToObj(sequence -> new Outgoing("topic", 0, sequence, new byte[0], null, "type", ""))
                .toList();
        return new Packet(batch, 0, records);
    }

    /** Appends nowhere and remembers everything. */
    private static class Ledger implements Appender {
        private record Entry(long sequence, Acknowledgement acknowledgement) {}

        private final List<Entry> entries = new ArrayList<>();

        @Override
        public void append(LaneName lane, long timeMillis, Outgoing record, Acknowledgement acknowledgement) {
            entries.add(new Entry(record.sequence(), acknowledgement));
        }

        List<Long> appended() {
            return entries.stream().map(Entry::sequence).toList();
        }

        Acknowledgement acknowledgementOf(long sequence) {
            return entries.reversed().stream()
                    .filter(entry -> entry.sequence() == sequence)
                    .findFirst()
                    .orElseThrow()
                    .acknowledgement();
        }

        void acknowledge(long sequence) {
            acknowledgementOf(sequence).completed(null);
        }

        void fail(long sequence) {
            acknowledgementOf(sequence).completed(new IllegalStateException("the log refused it"));
        }

        @Override
        public void flush(Duration most) {}

        @Override
        public void renew() {}

        @Override
        public void close() {}
    }
}
