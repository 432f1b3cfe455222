package io.seatflow.qa.simulation;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.RecurringBillingSet;
import io.seatflow.events.licensing.RefundDue;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsChanged;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.licensing.SubscriptionStateChanged;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.qa.simulation.memory.MemoryTable;
import io.seatflow.qa.simulation.memory.MemoryTransaction;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Codec;
import io.seatflow.workflow.Decider;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.wire.TopicReader;
import org.apache.avro.specific.SpecificRecord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service that no product needs: it counts every message and every timer, and drops no duplicate by itself. What the
 * others' own ids forgive shows in its counts. It is also the only one here that sets timers.
 */
final class Witness {
    static final String SERVICE = "witness";
    static final Topic<DeadLetter> DEAD_LETTERS = topic("witness.dead-letters");
    static final Topic<DeadLetter> NOTES = topic("witness.notes");

    private Witness() {}

    /** Something was heard, or a timer rang. */
    record Heard(String what, Instant at, boolean isTimer) {}

    /** The counts that a batch names. */
    static final class Counts implements State<Heard> {
        private final Map<String, Integer> counts = new HashMap<>();

        @Override
        public void apply(Heard heard) {
            counts.merge(heard.what(), 1, Integer::sum);
        }
    }

    static Workflow<Heard, Counts, Heard> workflow(Store<Heard, Counts> store, RegistryClient registry) {
        Decider<Heard, Counts, Heard> everything = (heard, counts, now) -> List.of(heard);
        return new Workflow<>(
                SERVICE,
                List.of(Input.lanes(Topics.LICENSING_EVENTS)),
                DEAD_LETTERS,
                new Ears(registry),
                store,
                everything,
                Workflow.noEffects());
    }

    private static Topic<DeadLetter> topic(String name) {
        return new Topic<>(
                name,
                Topic.KeyForm.TENANT,
                SERVICE,
                List.of(),
                Topic.Keeping.EVENTS,
                Topic.Audience.SERVICES,
                1 << 20,
                List.of(DeadLetter.class));
    }

    /** What an event of licensing is called in the counts. */
    static String called(SpecificRecord event) {
        return switch (event) {
            case SubscriptionCreated created ->
                "created " + created.getPurchase().getOrderId();
            case SeatsAssigned assigned -> "answered " + assigned.getTenantId() + " " + assigned.getCommandId();
            case SeatsUnassigned unassigned -> called(unassigned);
            case SeatsChanged changed -> "answered " + changed.getTenantId() + " " + changed.getCommandId();
            case RecurringBillingSet set -> "answered " + set.getTenantId() + " " + set.getCommandId();
            case SubscriptionStateChanged changed ->
                "state " + changed.getSubscriptionId() + " " + changed.getStatus() + " " + changed.getStartsAt();
            case SubscriptionCancelled cancelled -> "cancelled " + cancelled.getSubscriptionId();
            case PaymentDue due -> "due " + due.getPaymentId();
            case RefundDue due -> "refund " + due.getRefundId();
            case CommandRefused refused -> "answered " + refused.getTenantId() + " " + refused.getCommandId();
            default -> throw new IllegalStateException("licensing says no " + event.getClass());
        };
    }

    /** A user who left the directory answers no command. */
    private static String called(SeatsUnassigned unassigned) {
        return unassigned.getCommandId().isEmpty()
                ? "freed " + unassigned.getSubscriptionId() + " " + unassigned.getUserIds() + " "
                        + unassigned.getUnassignedAt()
                : "answered " + unassigned.getTenantId() + " " + unassigned.getCommandId();
    }

    private static final class Ears implements Codec<Heard, Heard> {
        private final TopicReader<SpecificRecord> reader;

        Ears(RegistryClient registry) {
            this.reader = new TopicReader<>(Topics.LICENSING_EVENTS, registry);
        }

        @Override
        public Heard decode(Inbound inbound) throws Malformed {
            return new Heard(called(reader.read(inbound.value())), inbound.timestamp(), false);
        }

        @Override
        public Heard due(Timer timer) {
            return new Heard("rang " + timer.id(), timer.due(), true);
        }

        @Override
        public void encode(Heard heard, Outputs outputs) {
            if (!heard.isTimer()) {
                outputs.schedule(
                        heard.what(), heard.at().plus(later(heard.what().hashCode())), new byte[0]);
            }
            outputs.publish(
                    NOTES,
                    heard.what(),
                    heard.what(),
                    DeadLetter.class,
                    heard.what().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Most of them ring while things go wrong, the others after that. */
    private static Duration later(int chosen) {
        return chosen % 4 == 0
                ? Duration.ofSeconds(Math.floorMod(chosen / 4, 120))
                : Duration.ofMillis(Math.floorMod(chosen / 4, 5_000));
    }

    /** The counts in memory. */
    static final class Memory implements Store<Heard, Counts> {
        private final MemoryTable<String, Integer> counts = new MemoryTable<>("counts");

        @Override
        public Counts load(Transaction transaction, List<Heard> messages) {
            return new Counts();
        }

        @Override
        public void save(Transaction transaction, Counts state) {
            MemoryTransaction memory = MemoryTransaction.of(transaction);
            state.counts.forEach((what, more) -> {
                Integer before = memory.lock(counts, what);
                memory.put(counts, what, more + (before == null ? 0 : before));
            });
        }

        /** How often each thing was heard. */
        Map<String, Integer> counts() {
            return counts.rows();
        }
    }
}
