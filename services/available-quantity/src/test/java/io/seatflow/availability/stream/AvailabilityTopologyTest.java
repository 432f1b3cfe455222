package io.seatflow.availability.stream;

import io.seatflow.events.Channel;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.events.workflow.DeadLetter;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AvailabilityTopologyTest {
    private static final String CARD = "4242424242424242";

    private TopologyRig rig;

    @BeforeEach
    void start(@TempDir Path folder) {
        rig = new TopologyRig(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    @DisplayName("L7 a product is one row, the total of all its subscriptions, by channel")
    void oneRow() {
        rig.say(active("s1", 1).build());
        rig.say(active("s2", 1)
                .setChannel(Channel.CENTRAL)
                .setQuantity(100)
                .setAssigned(40)
                .build());
        rig.say(active("s3", 1).setQuantity(5).setAssigned(5).build());

        assertThat(rig.lastPublished())
                .hasSize(1)
                .containsEntry(
                        "fabrikam/planner",
                        new ProductAvailability("fabrikam", "planner", 115L, 45L, 70L, 15L, 100L, 3));
    }

    @ParameterizedTest(name = "{0}: {1} seats")
    @CsvSource({"ACTIVE, 20", "EXPIRED, 20", "DISABLED, 0", "DELETED, 0"})
    @DisplayName("X3 an expired subscription counts, a disabled or deleted one does not")
    void statuses(SubscriptionStatus status, long purchased) {
        rig.say(active("s1", 1).build());
        rig.say(active("s1", 2).setQuantity(20).setStatus(status).build());

        assertThat(last().getPurchased()).isEqualTo(purchased);
    }

    @ParameterizedTest(name = "version {0} after 2: {1} seats")
    @CsvSource({"1, 10", "2, 10", "3, 99", "9, 99"})
    @DisplayName("L7 a state that is older than, or as old as, the one known changes nothing")
    void versions(long version, long purchased) {
        rig.say(active("s1", 2).build());
        rig.say(active("s1", version).setQuantity(99).build());

        assertThat(last().getPurchased()).isEqualTo(purchased);
    }

    @Test
    @DisplayName("L7 the whole topic read again changes nothing, not even for a moment")
    void replay() {
        for (int round = 0; round < 2; round++) {
            rig.say(active("s1", 1).build());
            rig.say(active("s1", 2).setQuantity(12).build());
            rig.say(active("s2", 1).build());
            rig.remove("s2");
            if (round == 0) {
                assertThat(rig.published()).hasSize(4);
            }
        }

        assertThat(rig.published()).isEmpty();
        assertThat(rig.counted("duplicate")).isEqualTo(4);
        assertThat(rig.counted("applied")).isEqualTo(4);
    }

    @Test
    @DisplayName("X4 when the last subscription of a product goes, its row stays, of zeros")
    void lastOneGoes() {
        rig.say(active("s1", 1).build());
        rig.say(active("s2", 1).setProductId("visio").build());
        rig.published();
        rig.remove("s1");
        rig.remove("s1");
        rig.remove("never seen");

        assertThat(rig.published())
                .containsExactly(new ProductAvailability("fabrikam", "planner", 0L, 0L, 0L, 0L, 0L, 0));
    }

    @Test
    @DisplayName("a change that does not show is not published")
    void unseenChange() {
        rig.say(active("s1", 1).build());
        rig.published();
        rig.say(active("s1", 2).setPurchaserEmail("other@fabrikam.example").build());
        rig.say(active("s2", 1).setStatus(SubscriptionStatus.DELETED).build());

        assertThat(rig.published()).isEmpty();
        assertThat(rig.counted("applied")).isEqualTo(3);
    }

    @Test
    @DisplayName("A6 tenants with ids that begin alike, or hold a slash, have rows of their own")
    void tenants() {
        rig.say(Samples.active("s1", "a", "b/c", 1).build());
        rig.say(Samples.active("s2", "a/b", "c", 1).setQuantity(20).build());
        rig.say(Samples.active("s3", "ab", "c", 1).setQuantity(30).build());
        rig.say(Samples.active("s4", "a%2Fb", "c", 1).setQuantity(40).build());

        assertThat(rig.lastPublished().values())
                .extracting(ProductAvailability::getTenantId, ProductAvailability::getPurchased)
                .containsExactlyInAnyOrder(tuple("a", 10L), tuple("a/b", 20L), tuple("ab", 30L), tuple("a%2Fb", 40L));
    }

    @Test
    @DisplayName("a row carries CloudEvents' headers and the trace, and nothing of licensing's lane")
    void headers() {
        RecordHeaders cause = new RecordHeaders();
        cause.add("lane", utf8("licensing/3/1")).add("seq", utf8("7")).add("traceparent", utf8("00-aa-bb-01"));
        rig.say(active("s1", 1).build(), cause);

        TestRecord<String, byte[]> row = rig.publishedRecords().getFirst();
        assertThat(StreamSupport.stream(row.headers().spliterator(), false).map(Header::key))
                .containsExactly("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "traceparent");
        assertThat(text(row, "ce_id")).isEqualTo("licensing.subscriptions/0/0/0");
        assertThat(text(row, "ce_type")).isEqualTo("io.seatflow.events.availability.ProductAvailability");
        assertThat(text(row, "traceparent")).isEqualTo("00-aa-bb-01");
    }

    @Test
    @DisplayName(
            "a record that can't be read, or says what can't be, is a dead letter with a reason, and the next goes on")
    void deadLetters() {
        rig.raw("s1", utf8("no avro at all"));
        rig.raw(null, Samples.write(active("s1", 1).build()));
        rig.raw("s2", Samples.write(active("s1", 1).build()));
        rig.say(active("s1", 1).setAssigned(11).build());
        rig.say(active("s1", 1).setQuantity(-1).build());
        rig.say(active("s1", 1).setTenantId("").build());
        rig.say(active("s1", 0).build());
        rig.say(active("s1", 1).build());

        assertThat(rig.deadLetters().stream().map(letter -> Samples.deadLetter(letter.value())))
                .extracting(DeadLetter::getReason)
                .containsExactly(
                        "NOT_READABLE",
                        "WRONG_KEY",
                        "WRONG_KEY",
                        "IMPOSSIBLE_STATE",
                        "IMPOSSIBLE_STATE",
                        "IMPOSSIBLE_STATE",
                        "IMPOSSIBLE_STATE");
        assertThat(last().getPurchased()).isEqualTo(10);
        assertThat(rig.counted("dead_letter")).isEqualTo(7);
    }

    @Test
    @DisplayName("C12 a dead letter has the original record, its card numbers masked")
    void masked() {
        rig.raw("card " + CARD, utf8("pay with " + CARD + " please"));

        TestRecord<byte[], byte[]> record = rig.deadLetters().getFirst();
        DeadLetter letter = Samples.deadLetter(record.value());
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("card ************4242");
        assertThat(StandardCharsets.UTF_8.decode(letter.getKey()).toString()).isEqualTo("card ************4242");
        assertThat(StandardCharsets.UTF_8.decode(letter.getValue()).toString())
                .isEqualTo("pay with ************4242 please");
        assertThat(letter.getTopic()).isEqualTo("licensing.subscriptions");
        assertThat(letter.getOffset()).isZero();
        assertThat(letter.getService()).isEqualTo("available-quantity");
        assertThat(letter.getTruncated()).isFalse();
    }

    @Test
    @DisplayName(
            "a dead letter of a record at the broker's limit fits through the broker, and no byte of it is altered")
    void truncated() {
        byte[] value = new byte[1 << 20];
        Arrays.fill(value, (byte) 0xff);
        rig.raw("s1", value);

        byte[] written = rig.deadLetters().getFirst().value();
        DeadLetter letter = Samples.deadLetter(written);
        assertThat(written).hasSizeLessThan(900_000);
        assertThat(letter.getTruncated()).isTrue();
        assertThat(letter.getOriginalSize()).isEqualTo(value.length);
        byte[] kept = new byte[letter.getValue().remaining()];
        letter.getValue().get(kept);
        assertThat(kept).isEqualTo(Arrays.copyOf(value, kept.length));
    }

    @Test
    @DisplayName("a tenant's rows are where Kafka's default partitioner puts the tenant id")
    void partition() {
        // Worked out with an implementation of murmur2 in another language.
        List<String> tenants = List.of("fabrikam", "a", "ab", "", "tenant-ö");
        assertThat(IntStream.range(0, tenants.size()).mapToObj(i -> TenantPartition.of(tenants.get(i), 12)))
                .containsExactly(11, 4, 2, 9, 11);
    }

    private ProductAvailability last() {
        return Objects.requireNonNull(rig.lastPublished().get("fabrikam/planner"));
    }

    private static Subscription.Builder active(String id, long version) {
        return Samples.active(id, "fabrikam", "planner", version);
    }

    private static String text(TestRecord<String, byte[]> row, String header) {
        return new String(row.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
