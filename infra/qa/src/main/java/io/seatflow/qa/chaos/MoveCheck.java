package io.seatflow.qa.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.notification.MailFate;
import io.seatflow.events.notification.NoticeKind;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.local.Endpoints;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.LogReader;
import io.seatflow.qa.chaos.load.MoveBook;
import io.seatflow.qa.chaos.load.MoveBook.Asked;
import io.seatflow.qa.history.LicenceHistory;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Holds what became of takeovers and cancellations against what those know who asked for them: each takeover has ended, as
 * it may; its subscription is cancelled once if it is done, and is not by it if it is not; after no event anybody had lost
 * a licence by being moved, or had two; and at the inbox is one Message-ID per cancellation, and no other.
 */
final class MoveCheck {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int AT_ONCE = 500;

    private final Endpoints endpoints;
    private final RegistryClient registry;
    private final MoveBook book;
    private final Map<String, TakeoverState> states = new HashMap<>();
    private final Map<String, List<SubscriptionCancelled>> cancelled = new TreeMap<>();
    private final Map<String, Set<String>> messageIds = new HashMap<>();
    private final Set<String> confirmations = new HashSet<>();
    private final Map<TakeoverPhase, Integer> ends = new EnumMap<>(TakeoverPhase.class);
    private final List<String> violations = new ArrayList<>();
    private int moved;

    MoveCheck(Endpoints endpoints, RegistryClient registry, MoveBook book) {
        this.endpoints = endpoints;
        this.registry = registry;
        this.book = book;
    }

    /** Everything that is not as it must be. */
    List<String> violations() {
        violations.addAll(book.surprises());
        readLicensing();
        readStates();
        readAttempts();
        book.takeovers().forEach(this::takeover);
        book.cancellations().stream()
                .filter(id -> !cancelled.containsKey(id))
                .forEach(id -> violations.add("subscription %s was to be cancelled, and is not".formatted(id)));
        mails();
        return List.copyOf(violations);
    }

    /** What there was, for people. */
    String words() {
        return "%d takeovers, of which %s; %d users moved; %d subscriptions cancelled, each with its one notice"
                .formatted(book.takeovers().size(), ends, moved, cancelled.size());
    }

    private void readLicensing() {
        Map<String, LicenceHistory> histories = new TreeMap<>();
        each(Topics.LICENSING_EVENTS, (tenant, event) -> {
            histories.computeIfAbsent(tenant, id -> new LicenceHistory()).take(event);
            if (event instanceof SubscriptionCancelled end) {
                cancelled
                        .computeIfAbsent(end.getSubscriptionId(), id -> new ArrayList<>())
                        .add(end);
            }
        });
        histories.values().forEach(history -> {
            violations.addAll(history.violations());
            moved += history.moved();
        });
    }

    private void readStates() {
        each(
                Topics.TAKEOVER_EVENTS,
                (tenant, state) -> states.merge(
                        state.getTakeoverId(),
                        state,
                        (before, now) -> before.getVersion() < now.getVersion() ? now : before));
    }

    private void readAttempts() {
        each(Topics.NOTIFICATION_EVENTS, (tenant, attempt) -> {
            if (attempt.getKind() == NoticeKind.SUBSCRIPTION_CANCELLED) {
                messageIds
                        .computeIfAbsent(attempt.getSubjectId(), id -> new TreeSet<>())
                        .add(attempt.getMessageId());
            } else {
                confirmations.add(attempt.getMessageId());
            }
            if (attempt.getFate() == MailFate.FAILED) {
                violations.add("a mail was given up: " + attempt);
            }
        });
    }

    private void takeover(Asked asked) {
        String id = asked.takeoverId();
        TakeoverState state = states.get(id);
        if (state == null || !asked.ends().contains(state.getPhase())) {
            violations.add("takeover %s was to end in one of %s, and is %s".formatted(id, asked.ends(), state));
            return;
        }
        ends.merge(state.getPhase(), 1, Integer::sum);
        if (state.getMissing() != asked.missing()) {
            violations.add("takeover %s: %d seats missing, not %d".formatted(id, state.getMissing(), asked.missing()));
        }
        long by = cancelled.getOrDefault(asked.subscriptionId(), List.of()).stream()
                .filter(end -> id.equals(end.getTakeoverId()))
                .count();
        if (by != (state.getPhase() == TakeoverPhase.DONE ? 1 : 0)) {
            violations.add("takeover %s is %s and has cancelled its subscription %d times"
                    .formatted(id, state.getPhase(), by));
        }
    }

    /** Distinct Message-IDs at the inbox are the notices: one per cancellation, and the confirmations. */
    private void mails() {
        Set<String> arrived = arrived();
        Set<String> known = new HashSet<>(confirmations);
        cancelled.forEach((subscription, ends) -> {
            Set<String> ids = messageIds.getOrDefault(subscription, Set.of());
            if (ends.size() != 1) {
                violations.add("subscription %s was cancelled %d times".formatted(subscription, ends.size()));
            }
            if (ids.size() != 1 || !arrived.containsAll(ids)) {
                violations.add("the cancellation of %s has the Message-IDs %s, at the inbox %s"
                        .formatted(
                                subscription,
                                ids,
                                ids.stream().filter(arrived::contains).toList()));
            }
            known.addAll(ids);
        });
        arrived.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> violations.add("at the inbox is %s, and no notice has it".formatted(id)));
    }

    private Set<String> arrived() {
        Set<String> ids = new HashSet<>();
        try (JsonOverHttp http = new JsonOverHttp()) {
            long last = 0;
            for (JsonNode some = mails(http, last); !some.isEmpty(); some = mails(http, last)) {
                for (JsonNode mail : some) {
                    last = mail.path("id").asLong();
                    ids.add(mail.path("messageId").asText());
                }
            }
        }
        return ids;
    }

    private JsonNode mails(JsonOverHttp http, long after) {
        return http.get(endpoints.inbox(), "/mails?after=%d&most=%d".formatted(after, AT_ONCE));
    }

    private interface Reader<V> {
        void take(String tenantId, V value);
    }

    /** Everything that was said, once, each tenant's in order. */
    private <V extends SpecificRecord> void each(Topic<V> topic, Reader<V> reader) {
        AvroReader<V> format = AvroReader.of(topic, registry);
        Set<String> seen = new HashSet<>();
        read(topic, one -> {
            Header id = one.headers().lastHeader("ce_id");
            if (id == null || seen.add(new String(id.value(), StandardCharsets.UTF_8))) {
                reader.take(new String(one.key(), StandardCharsets.UTF_8), format.decode(one.value()));
            }
        });
    }

    private void read(Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (LogReader log = LogReader.fromBeginning(endpoints.kafka(), List.of(topic))) {
            Map<TopicPartition, Long> end = log.ends();
            while (!log.hasReached(end)) {
                log.poll(POLL).forEach(reader);
            }
        }
    }
}
