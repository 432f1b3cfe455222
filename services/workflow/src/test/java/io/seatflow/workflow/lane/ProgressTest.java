package io.seatflow.workflow.lane;

import io.seatflow.schemas.Topics;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.lane.Progress.Verdict;
import io.seatflow.workflow.lane.Received.Gap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String TOPIC = Topics.BILLING_EVENTS.name();
    private static final Input LANES = Input.lanes(Topics.BILLING_EVENTS);
    private static final Input OUTSIDE = Input.outside(Topics.STOREFRONT_ORDERS);

    private final Progress progress = new Progress();

    @Test
    @DisplayName("rules 7 and 8: sequences are taken in from 1 on, each once")
    void inOrder() {
        assertThat(receive(0, "billing/3/1", 1)).isEqualTo(Verdict.ACCEPT);
        assertThat(receive(1, "billing/3/1", 2)).isEqualTo(Verdict.ACCEPT);
        assertThat(receive(2, "billing/3/1", 1)).isEqualTo(Verdict.DUPLICATE);
        assertThat(receive(3, "billing/3/1", 2)).isEqualTo(Verdict.DUPLICATE);
        assertThat(receive(4, "billing/3/1", 3)).isEqualTo(Verdict.ACCEPT);
        assertThat(progress.tallies().get(TOPIC)).isEqualTo(new Tally(5, 5, 3, 2, 0, 0));
    }

    @Test
    @DisplayName(
            "rule 7: behind a gap records are dropped, the first one is kept in mind, and the missing one closes it")
    void gap() {
        receive(0, "billing/3/1", 1);
        assertThat(receive(1, "billing/3/1", 3)).isEqualTo(Verdict.BEHIND_GAP);
        assertThat(receive(2, "billing/3/1", 4)).isEqualTo(Verdict.BEHIND_GAP);
        assertThat(gapOf("billing/3/1")).isEqualTo(new Gap(1, NOW.toEpochMilli()));
        assertThat(receive(3, "billing/3/1", 2)).isEqualTo(Verdict.ACCEPT);
        assertThat(receivedFrom("billing/3/1")).isEqualTo(new Received(2, null));
        assertThat(receive(4, "billing/3/1", 3)).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    @DisplayName("rule 7: a gap of one source does not stop another")
    void otherSources() {
        receive(0, "billing/3/1", 2);
        assertThat(receive(1, "billing/4/1", 1)).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    @DisplayName("rule 9: a record whose lane headers cannot be read opens a gap")
    void unreadable() {
        Inbound bare = new Inbound(TOPIC, 3, 0, NOW, null, new byte[0], List.of());
        assertThat(progress.receive(LANES, bare, NOW)).isEqualTo(Verdict.BEHIND_GAP);
        assertThat(gapOf(Progress.UNREADABLE)).isEqualTo(new Gap(0, NOW.toEpochMilli()));
        assertThat(receiveText(1, "billing/3/1", "one")).isEqualTo(Verdict.BEHIND_GAP);
        assertThat(receiveText(2, "billing/3/1", "-1")).isEqualTo(Verdict.BEHIND_GAP);
        assertThat(receiveText(3, "billing/3/1", "99999999999999999999")).isEqualTo(Verdict.BEHIND_GAP);
    }

    @Test
    @DisplayName("rule 11: an outsider's records are dropped below the position and need no sequence")
    void outside() {
        Inbound order = new Inbound(Topics.STOREFRONT_ORDERS.name(), 3, 7, NOW, null, new byte[0], List.of());
        assertThat(progress.receive(OUTSIDE, order, NOW)).isEqualTo(Verdict.ACCEPT);
        assertThat(progress.receive(OUTSIDE, order, NOW)).isEqualTo(Verdict.REDELIVERED);
        assertThat(progress.position(Topics.STOREFRONT_ORDERS.name())).isEqualTo(8);
    }

    @Test
    @DisplayName("rule 4: sequences out are gapless per topic and partition")
    void sequencesOut() {
        assertThat(progress.nextSequence("a", 0)).isEqualTo(1);
        assertThat(progress.nextSequence("a", 0)).isEqualTo(2);
        assertThat(progress.nextSequence("a", 11)).isEqualTo(1);
        assertThat(progress.nextSequence("b", 0)).isEqualTo(1);
    }

    @Test
    @DisplayName("a copy does not change what it was copied from")
    void copies() {
        receive(0, "billing/3/1", 1);
        progress.nextSequence("a", 0);
        Progress copy = progress.copy();
        copy.receive(LANES, inbound(1, "billing/3/1", "2"), NOW);
        copy.nextSequence("a", 0);
        copy.nextBatch();
        assertThat(receivedFrom("billing/3/1").last()).isEqualTo(1);
        assertThat(progress.sent().get("a")).containsExactly(1);
        assertThat(progress.lastBatch()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("what is written is read back, and read is the sum of what became of it")
    void roundTrip(long seed) {
        Random random = new Random(seed);
        for (int offset = 0; offset < 200; offset++) {
            receive(offset, "billing/" + random.nextInt(3) + "/1", 1 + random.nextInt(20));
            progress.nextSequence("topic" + random.nextInt(3), random.nextInt(12));
            progress.nextBatch();
        }
        Progress read = ProgressFormat.read(ProgressFormat.write(progress));
        assertThat(read.tallies()).isEqualTo(progress.tallies());
        assertThat(read.received()).isEqualTo(progress.received());
        assertThat(read.lastBatch()).isEqualTo(progress.lastBatch());
        read.sent()
                .forEach((topic, sequences) ->
                        assertThat(sequences).isEqualTo(progress.sent().get(topic)));
        Tally tally = Objects.requireNonNull(read.tallies().get(TOPIC));
        assertThat(tally.applied() + tally.duplicates() + tally.deadLetters() + tally.dropped())
                .isEqualTo(tally.read());
    }

    private Verdict receive(long offset, String lane, long sequence) {
        return receiveText(offset, lane, Long.toString(sequence));
    }

    private Verdict receiveText(long offset, String lane, String sequence) {
        return progress.receive(LANES, inbound(offset, lane, sequence), NOW);
    }

    private static Inbound inbound(long offset, String lane, String sequence) {
        return new Inbound(
                TOPIC,
                3,
                offset,
                NOW,
                null,
                new byte[0],
                List.of(
                        new Inbound.Header(RecordHeaders.LANE, lane.getBytes(UTF_8)),
                        new Inbound.Header(RecordHeaders.SEQUENCE, sequence.getBytes(UTF_8))));
    }

    private Received receivedFrom(String lane) {
        Map<String, Received> sources =
                Objects.requireNonNull(progress.received().get(TOPIC));
        return Objects.requireNonNull(sources.get(lane));
    }

    private Gap gapOf(String lane) {
        return Objects.requireNonNull(receivedFrom(lane).gap());
    }
}
