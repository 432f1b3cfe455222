package io.seatflow.local.commands;

import io.seatflow.local.Endpoints;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import org.apache.kafka.common.TopicPartition;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits until the services that run on lanes have taken in what was published. */
public final class TakingIn {
    private static final List<String> SERVICES =
            List.of("checkout", "billing", "licensing", "takeover-mover", "admin-center", "notification-email");
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    /** So long lanes may be on the move from one instance to another. */
    private static final Duration ON_THE_MOVE = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final JsonOverHttp http;
    private final Consumer<String> progress;

    /** @param progress told how much is missing, now and then */
    public TakingIn(Endpoints endpoints, JsonOverHttp http, Consumer<String> progress) {
        this.endpoints = endpoints;
        this.http = http;
        this.progress = progress;
    }

    /**
     * Waits until every service has taken in all before these ends, of the topics that it reads. What instances read that
     * {@code endpoints.json} does not name can't be seen: it is not waited for.
     *
     * @return services of which other instances read a part
     * @throws CommandFailure if one has not in time
     */
    public Set<String> await(Map<TopicPartition, Long> ends, Duration timeout) {
        long begin = System.nanoTime();
        long lastLine = begin;
        long lastSeen = begin;
        Map<String, Long> missing = missing(ends);
        while (!missing.isEmpty()) {
            long now = System.nanoTime();
            if (missing.keySet().stream().anyMatch(service -> missingHere(service, ends) > 0)) {
                lastSeen = now;
            } else if (now - lastSeen > ON_THE_MOVE.toNanos()) {
                return missing.keySet();
            }
            if (now - begin > timeout.toNanos()) {
                throw new CommandFailure(
                        "published, but not taken in within %d s: %s".formatted(timeout.toSeconds(), inWords(missing)));
            }
            if (now - lastLine > BETWEEN_LINES.toNanos()) {
                progress.accept(inWords(missing));
                lastLine = now;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            missing = missing(ends);
        }
        return Set.of();
    }

    /** Records per service that it has not taken in; a service that has all is not named. */
    public Map<String, Long> missing(Map<TopicPartition, Long> ends) {
        Map<String, Long> missing = new TreeMap<>();
        for (String service : running()) {
            Map<TopicPartition, Long> read = readBy(service, ends);
            long number = read.isEmpty() ? 0 : lanes(service).missing(read);
            if (number > 0) {
                missing.put(service, number);
            }
        }
        return missing;
    }

    /** Packets to be published and effects without answer, over all services. */
    public long unfinished() {
        return running().stream()
                .mapToLong(service -> lanes(service).unfinished())
                .sum();
    }

    /** A system may run without some of them. */
    private List<String> running() {
        return SERVICES.stream()
                .filter(service -> !endpoints.addressesOf(service).isEmpty())
                .toList();
    }

    private long missingHere(String service, Map<TopicPartition, Long> ends) {
        return lanes(service).missingHere(readBy(service, ends));
    }

    private LanePositions lanes(String service) {
        LanePositions all = new LanePositions(Map.of(), Set.of(), 0);
        CommandFailure failure = null;
        List<URI> instances = ServiceAddress.all(endpoints, service);
        int silent = 0;
        for (URI instance : instances) {
            try {
                all = all.and(LanePositions.of(http.get(instance, "/lanes")));
            } catch (CommandFailure dead) {
                silent++;
                failure = dead;
            }
        }
        if (failure != null && silent == instances.size()) {
            throw failure;
        }
        return all;
    }

    private static Map<TopicPartition, Long> readBy(String service, Map<TopicPartition, Long> ends) {
        List<String> topics = Topics.all().stream()
                .filter(topic -> topic.readers().contains(service))
                .map(Topic::name)
                .toList();
        return ends.entrySet().stream()
                .filter(end -> topics.contains(end.getKey().topic()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String inWords(Map<String, Long> missing) {
        return missing.entrySet().stream()
                .map(service -> "%s has %d records to go".formatted(service.getKey(), service.getValue()))
                .collect(Collectors.joining(", "));
    }
}
