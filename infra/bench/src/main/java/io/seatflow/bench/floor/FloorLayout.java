package io.seatflow.bench.floor;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.load.Answer;
import io.seatflow.bench.load.Prepared;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The floor's topics, databases and records: what goes in, and what must come out. */
public final class FloorLayout {
    /** How often a message is stored and sent on. */
    public static final int HOPS = 4;

    private static final int PARTITIONS = 12;
    private static final int RECORD_BYTES = 300;
    private static final int RANDOM_BYTES = 64;
    private static final byte[] TEXT =
            "what most records of one kind have in common; ".repeat(6).getBytes(US_ASCII);

    private FloorLayout() {}

    /** The topic that this hop reads; the last hop writes that of the hop after it, which nobody runs. */
    static String topic(int hop) {
        return "floor.hop-" + hop;
    }

    /** Where the load goes in. */
    public static String first() {
        return topic(0);
    }

    /** Where it comes out. */
    public static String last() {
        return topic(HOPS);
    }

    /** The database of each hop. */
    public static List<String> databases() {
        return IntStream.range(0, HOPS).mapToObj(FloorLayout::database).toList();
    }

    static String database(int hop) {
        return "floor_" + hop;
    }

    /** Makes the topics, once: doing it anew for every round would make the broker slow for a while. */
    public static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(IntStream.rangeClosed(0, HOPS)
                            .mapToObj(hop -> new NewTopic(topic(hop), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException refused) {
            throw new BenchFailure("the floor's topics cannot be made (%s)".formatted(refused.getCause()), refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", givenUp);
        }
    }

    /**
     * Records that begin with their number, go on at random and end in what compresses, as real messages do.
     *
     * @param from the first number, which must be higher than any before
     * @param keys of the records, in turn
     */
    public static Prepared records(int number, long from, List<byte[]> keys, Random random) {
        byte[][] recordKeys = new byte[number][];
        byte[][] values = new byte[number][];
        for (int i = 0; i < number; i++) {
            byte[] chance = new byte[RANDOM_BYTES];
            random.nextBytes(chance);
            byte[] value = ByteBuffer.allocate(RECORD_BYTES)
                    .putLong(from + i)
                    .put(chance)
                    .put(TEXT, 0, RECORD_BYTES - Long.BYTES - RANDOM_BYTES)
                    .array();
            recordKeys[i] = keys.get(i % keys.size());
            values[i] = value;
        }
        return new Prepared(first(), "lz4", recordKeys, values);
    }

    /** Checks that each number from there on came out once. @throws BenchFailure where not */
    public static void check(List<Answer> answers, long from) {
        BitSet seen = new BitSet(answers.size());
        for (Answer answer : answers) {
            long number = number(answer.value()) - from;
            if (number < 0 || number >= answers.size() || seen.get((int) number)) {
                throw new BenchFailure("the floor answered number %d twice or unasked".formatted(number + from));
            }
            seen.set((int) number);
        }
    }

    /** What a record is known by. */
    static long number(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }
}
