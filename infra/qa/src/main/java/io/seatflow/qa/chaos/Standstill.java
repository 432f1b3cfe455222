package io.seatflow.qa.chaos;

import io.seatflow.qa.chaos.store.LaneRow;
import io.seatflow.qa.chaos.store.ServiceDatabase;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Waits until nothing moves any more, or until something has stood still that should move. */
final class Standstill {
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LINE = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Collection<ServiceDatabase> databases;
    private final Consumer<String> progress;

    /** @param progress told what is still to be done, now and then */
    Standstill(String bootstrapServers, Collection<ServiceDatabase> databases, Consumer<String> progress) {
        this.bootstrapServers = bootstrapServers;
        this.databases = databases;
        this.progress = progress;
    }

    /**
     * Returns when everything is read, published, answered and as it should be, twice in a row.
     *
     * @param more what else is still to be done, in words
     * @return what is stuck, in words: nothing about it has changed for a minute, or the most has passed; empty if all is done
     */
    List<String> await(Duration most, Supplier<List<String>> more) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                20_000))) {
            return watch(most, () -> left(admin, more));
        }
    }

    private List<String> watch(Duration most, Supplier<List<String>> look) {
        long end = System.nanoTime() + most.toNanos();
        List<String> before = List.of("nothing is known yet");
        long changed = System.nanoTime();
        long said = changed;
        for (int quiet = 0; quiet < 2; ) {
            List<String> left = look.get();
            long now = System.nanoTime();
            quiet = left.isEmpty() ? quiet + 1 : 0;
            if (!left.equals(before)) {
                changed = now;
                before = left;
            }
            if (!left.isEmpty() && (now - changed > STUCK.toNanos() || now > end)) {
                return left;
            }
            if (!left.isEmpty() && now - said > LINE.toNanos()) {
                said = now;
                progress.accept("still to be done: " + shortened(left));
            }
            Patience.pass(LOOK);
        }
        return List.of();
    }

    private List<String> left(Admin admin, Supplier<List<String>> more) {
        try {
            List<String> left = new ArrayList<>();
            Map<TopicPartition, Long> ends = ends(admin);
            databases.forEach(database -> left.addAll(left(database, ends)));
            if (left.isEmpty()) {
                left.addAll(more.get());
            }
            return left;
        } catch (RuntimeException away) {
            return List.of("something does not answer: " + away.getMessage());
        }
    }

    private static List<String> left(ServiceDatabase database, Map<TopicPartition, Long> ends) {
        List<String> left = new ArrayList<>();
        Map<String, Long> unread = new TreeMap<>();
        for (LaneRow lane : database.lanes()) {
            for (Topic<?> topic : Topics.all()) {
                Long end = ends.get(new TopicPartition(topic.name(), lane.lane()));
                if (topic.readers().contains(database.service()) && end != null) {
                    Long position = lane.progress().position(topic.name());
                    unread.merge(topic.name(), Math.max(0, end - (position == null ? 0 : position)), Long::sum);
                }
            }
            gaps(lane)
                    .forEach(gap -> left.add(
                            "lane %s/%d waits behind a gap: %s".formatted(database.service(), lane.lane(), gap)));
        }
        unread.values().removeIf(records -> records == 0);
        unread.forEach((topic, records) ->
                left.add("%s has %d records of %s to read".formatted(database.service(), records, topic)));
        count(database.unpublished(), database.service() + " has %d packets to publish", left);
        count(database.openIntents(), database.service() + " has %d rows of effects without an answer", left);
        return left;
    }

    private static List<String> gaps(LaneRow lane) {
        List<String> gaps = new ArrayList<>();
        lane.progress()
                .received()
                .forEach((topic, sources) -> sources.forEach((source, received) -> {
                    if (received.gap() != null) {
                        gaps.add("after sequence %d of %s in %s".formatted(received.last(), source, topic));
                    }
                }));
        return gaps;
    }

    private static void count(long number, String words, List<String> left) {
        if (number > 0) {
            left.add(words.formatted(number));
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic<?> topic : Topics.all()) {
            IntStream.range(0, Topic.PARTITIONS)
                    .forEach(number -> asked.put(new TopicPartition(topic.name(), number), OffsetSpec.latest()));
        }
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException refused) {
            throw new IllegalStateException("the broker: " + refused.getCause(), refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", givenUp);
        }
    }

    private static String shortened(List<String> left) {
        return left.size() <= 3
                ? String.join("; ", left)
                : String.join("; ", left.subList(0, 3)) + "; and %d more".formatted(left.size() - 3);
    }
}
