package io.seatflow.workflow;

import io.seatflow.events.workflow.DeadHeader;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A service small enough to see the engine through it. Its messages are lines of text, {@code <kind> <id> <amount>}; each
 * id is entered once and published; {@code pay} intends an effect first, {@code wait} sets a timer first; {@code sure}
 * cannot be decided on by a batch that takes something for granted.
 */
record Toy(String name, Input input, Topic<DeadLetter> out, Topic<DeadLetter> deadLetters, Effect<Toy.Line> effect) {

    record Line(String kind, String id, long amount) {}

    static Topic<DeadLetter> topic(String name) {
        return new Topic<>(
                name,
                Topic.KeyForm.TENANT,
                "toy",
                List.of(),
                Topic.Keeping.EVENTS,
                Topic.Audience.OUTSIDE,
                1 << 20,
                List.of(DeadLetter.class));
    }

    Workflow<Line, Known, Line> workflow() {
        return new Workflow<>(name, List.of(input), deadLetters, new Text(), new Entries(), Toy::decide, effect);
    }

    private static List<Line> decide(Line line, Known known, Instant now) {
        if (line.kind().equals("boom")) {
            throw new IllegalArgumentException("boom");
        }
        if (line.kind().equals("sure") && known.isHopeful) {
            throw new IllegalStateException("decided on what was only hoped for");
        }
        return known.ids.contains(line.id()) ? List.of() : List.of(line);
    }

    static final class Known implements State<Line> {
        private final Set<String> ids;
        private final boolean isHopeful;
        private final List<Line> entered = new ArrayList<>();

        Known(Set<String> ids, boolean isHopeful) {
            this.ids = ids;
            this.isHopeful = isHopeful;
        }

        @Override
        public void apply(Line line) {
            if (!line.kind().equals("pay") && !line.kind().equals("wait")) {
                ids.add(line.id());
                entered.add(line);
            }
        }
    }

    private final class Text implements Codec<Line, Line> {
        private final AtomicInteger registryAway = new AtomicInteger(2);

        @Override
        public @Nullable Line decode(Inbound inbound) throws Malformed {
            String text = new String(Objects.requireNonNullElse(inbound.value(), new byte[0]), UTF_8);
            if (text.equals("ignore")) {
                return null;
            }
            String[] words = text.split(" ", -1);
            if (words[0].equals("unknown") && registryAway.getAndDecrement() > 0) {
                askRegistry();
            }
            if (words.length != 3) {
                throw new Malformed("NOT_A_LINE", "expected three words, found " + words.length);
            }
            return new Line(words[0], words[1], Long.parseLong(words[2]));
        }

        /** As a codec does that meets a schema id for the first time, while the registry is away. */
        private static void askRegistry() {
            try (RegistryClient registry = new RegistryClient(
                    RegistrySettings.from(Map.of(RegistrySettings.URL, "http://127.0.0.1:1", "max.retries", "0")))) {
                registry.schema(1);
            }
        }

        @Override
        public Line due(Timer timer) {
            return new Line("rang", timer.id(), 1);
        }

        @Override
        public void encode(Line line, Outputs outputs) {
            switch (line.kind()) {
                case "pay" ->
                    outputs.intend(line.id(), Long.toString(line.amount()).getBytes(UTF_8));
                case "wait" ->
                    outputs.schedule(line.id(), Instant.now().plus(Duration.ofMillis(line.amount())), new byte[0]);
                case "refuse" -> outputs.deadLetter("REFUSED", "by the rules");
                default ->
                    outputs.publish(
                            out,
                            line.id(),
                            line.id(),
                            DeadLetter.class,
                            ("got " + line.id() + " " + line.amount()).getBytes(UTF_8));
            }
        }
    }

    private static final class Entries implements Store<Line, Known> {
        @Override
        public Known load(Transaction transaction, List<Line> lines) {
            Set<String> ids = new HashSet<>(PostgresTransaction.handleOf(transaction)
                    .createQuery("SELECT id FROM entry WHERE id = ANY (:ids)")
                    .bindArray("ids", String.class, lines.stream().map(Line::id).toList())
                    .mapTo(String.class)
                    .list());
            return new Known(ids, transaction.isHopeful());
        }

        @Override
        public void save(Transaction transaction, Known known) throws Conflict {
            int inserted = PostgresTransaction.handleOf(transaction)
                    .createUpdate("""
                            INSERT INTO entry (id, kind, amount)
                            SELECT * FROM unnest(:ids, :kinds, :amounts)
                            ON CONFLICT DO NOTHING""")
                    .bindArray(
                            "ids",
                            String.class,
                            known.entered.stream().map(Line::id).toList())
                    .bindArray(
                            "kinds",
                            String.class,
                            known.entered.stream().map(Line::kind).toList())
                    .bindArray(
                            "amounts",
                            Long.class,
                            known.entered.stream().map(Line::amount).toList())
                    .execute();
            if (inserted != known.entered.size()) {
                throw new Conflict("of " + known.entered.size() + " entries " + inserted + " were new");
            }
        }
    }

    /** A dead letter in a form that tests can read without a registry. */
    static byte[] letter(DeadLetter letter) {
        return (letter.getReason() + " " + letter.getTopic() + " " + letter.getPartition() + " " + letter.getOffset()
                        + " "
                        + letter.getOriginalSize() + " "
                        + letter.getHeaders().stream().map(DeadHeader::getName).toList())
                .getBytes(UTF_8);
    }
}
