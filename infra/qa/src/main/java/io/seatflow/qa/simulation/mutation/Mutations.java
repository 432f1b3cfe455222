package io.seatflow.qa.simulation.mutation;

import io.seatflow.qa.simulation.mutation.Mutation.Edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every rule that the simulation is shown to need, removed. */
public final class Mutations {
    private static final String ENGINE = "io.seatflow.workflow.lane.";
    private static final String LANES = ENGINE + "Lanes";
    private static final String PUBLISHER = ENGINE + "LanePublisher";
    private static final String PROGRESS = ENGINE + "Progress";
    private static final String BATCH = ENGINE + "Batch";
    private static final String MEMORY = "io.seatflow.qa.simulation.memory.";

    /** Where what is rare is known to be found. */
    private static final Map<String, Long> FIRST_SEEDS = Map.of("2", 392L, "5-session", 29L, "11-race", 210L);

    private static final List<Mutation> ALL = List.of(
            of(
                    "1-fence",
                    "the epoch is not checked when a lane is written",
                    new Edit(
                            MEMORY + "MemoryLaneStore",
                            "boolean isHeld = row != null && row.epoch() == write.epoch();",
                            "boolean isHeld = row != null;")),
            of(
                    "1-order",
                    "a lane is read before its epoch is raised",
                    new Edit(LANES, "        for (LaneStore.Held taken : store.takeOver(numbers)) {", """
                                    for (int number : numbers) {
                                        try {
                                            early.put(number, store.read(new LaneStore.Held(number, new LaneName("", number, 0), 0)));
                                        } catch (IllegalStateException noRow) {
                                            early.remove(number);
                                        }
                                    }
                                    for (LaneStore.Held taken : store.takeOver(numbers)) {"""),
                    new Edit(
                            LANES,
                            "LaneStore.Contents contents = store.read(taken);",
                            "LaneStore.Contents contents = early.containsKey(taken.lane()) ? early.remove(taken.lane()) : store.read(taken);"),
                    new Edit(
                            LANES,
                            "    private volatile List<Lane<M>> published = List.of();",
                            "    private volatile List<Lane<M>> published = List.of();"
                                    + " private final Map<Integer, LaneStore.Contents> early = new TreeMap<>();")),
            of(
                    "2",
                    "a lane held already is not taken over when it is assigned, and nobody rechecks epochs",
                    new Edit(LANES, "        for (int number : polled.assigned()) {", """
                                    for (int number : polled.assigned()) {
                                        Lane<M> mine = held.get(number);
                                        if (mine != null) {
                                            log.resume(number, mine.progress());
                                            continue;
                                        }"""),
                    new Edit(LANES, "new TreeSet<>(store.fenced(epochs()))", "new TreeSet<>()")),
            of(
                    "3",
                    "leftovers are sent after what is new",
                    new Edit(
                            LANES,
                            "contents.outbox().forEach(lane.publisher()::publish);",
                            "late.add(() -> contents.outbox().forEach(lane.publisher()::publish));"),
                    new Edit(
                            LANES,
                            "        Set<Integer> lost = new TreeSet<>(store.fenced(epochs()));",
                            "        late.forEach(Runnable::run); late.clear();"
                                    + " Set<Integer> lost = new TreeSet<>(store.fenced(epochs()));"),
                    new Edit(
                            LANES,
                            "    private volatile List<Lane<M>> published = List.of();",
                            "    private volatile List<Lane<M>> published = List.of();"
                                    + " private final List<Runnable> late = new ArrayList<>();")),
            of(
                    "4",
                    "a sequence once allocated is not given back where its transaction is rolled back",
                    new Edit(
                            ENGINE + "Draft",
                            "long sequence = progress.nextSequence(topic.name(), partition);",
                            "lane.progress().nextSequence(topic.name(), partition);"
                                    + " long sequence = progress.nextSequence(topic.name(), partition);")),
            of(
                    "5-session",
                    "acknowledgements of earlier sessions count",
                    new Edit(
                            PUBLISHER,
                            "if (started != session || failure != null) {",
                            "if (failed != null && (started != session || failure != null)) {")),
            of(
                    "5-behind",
                    "the next session sends again what is unacknowledged, and not what is behind it",
                    new Edit(
                            PUBLISHER,
                            "again.isEmpty() ? sending.acknowledged.nextClearBit(0) : 0",
                            "sending.acknowledged.nextClearBit(0)")),
            of(
                    "6-prefix",
                    "whatever is acknowledged is deleted, not only the prefix",
                    new Edit(PUBLISHER, "                break;", "                continue;")),
            of(
                    "6-reread",
                    "the outbox is deleted as it is found in the table",
                    new Edit(
                            MEMORY + "MemoryLaneStore",
                            "transaction.delete(tables.outbox, new BatchKey(write.lane(), batch));",
                            """
                            List.copyOf(transaction.all(tables.outbox)).stream()
                                    .filter(each -> each.lane() == write.lane() && each.batch() >= batch)
                                    .forEach(each -> transaction.delete(tables.outbox, new BatchKey(each.lane(), each.batch())));""")),
            of(
                    "7-jump",
                    "a record behind a gap is taken in",
                    new Edit(PROGRESS, "if (sequence > before.last() + 1) {", "if (sequence < 0) {")),
            of(
                    "7-stop",
                    "nothing more is taken in of a source behind a gap",
                    new Edit(
                            PROGRESS,
                            "if (sequence <= before.last()) {",
                            "if (before.gap() != null) { return Verdict.BEHIND_GAP; } if (sequence <= before.last()) {")),
            of(
                    "8",
                    "the first record of an unknown lane is taken in, whatever its sequence",
                    new Edit(
                            PROGRESS,
                            "Received before = sources.getOrDefault(lane, Received.NOTHING);",
                            "Received before = sources.getOrDefault(lane, new Received(sequence - 1, null));")),
            of(
                    "9-letter",
                    "a dead letter does not advance the sequence",
                    new Edit(
                            BATCH,
                            "draft.progress().gaveUp(read.inbound().topic());",
                            "draft.progress().gaveUp(read.inbound().topic());"
                                    + " draft.progress().notTakenIn(read.inbound());"),
                    new Edit(PROGRESS, "    public void gaveUp(String topic) {", """
                                public void notTakenIn(Inbound inbound) {
                                    Map<String, Received> sources = received.get(inbound.topic());
                                    String lane = inbound.header(RecordHeaders.LANE);
                                    if (sources != null && lane != null) {
                                        sources.computeIfPresent(lane, (name, last) -> new Received(last.last() - 1, last.gap()));
                                    }
                                }

                                public void gaveUp(String topic) {""")),
            of(
                    "9-header",
                    "a record whose lane headers cannot be read is taken in",
                    new Edit(
                            PROGRESS,
                            "if (lane == null || sequence < 1) {",
                            "if (lane == null) { return Verdict.ACCEPT; } if (sequence < 1) {")),
            of(
                    "10-forget",
                    "after an error of a commit the worker goes on with what it has in memory",
                    new Edit(
                            ENGINE + "Worker",
                            "findFenced(now);\n        } catch (RuntimeException e) {\n            forgetAll(now, e);",
                            "findFenced(now);\n        } catch (RuntimeException e) {\n            LOG.info(\"going on\");")),
            of(
                    "10-poison",
                    "an error of a commit is held against the messages",
                    new Edit(ENGINE + "BatchRunner", "            } catch (Refused refused) {", """
                                        } catch (RuntimeException unknown) {
                                            if (items.isEmpty() || poison.containsKey(items.getFirst())) {
                                                throw unknown;
                                            }
                                            items.forEach(item -> poison.put(item, new Draft.Refusal("POISON", "unknown")));
                                        } catch (Refused refused) {""")),
            of(
                    "11-position",
                    "positions drop no redelivery",
                    new Edit(PROGRESS, "if (inbound.offset() < tally.position()) {", "if (inbound.offset() < 0) {")),
            of(
                    "11-id",
                    "an order's id is written over where another lane was first",
                    new Edit(
                            MEMORY + "MemoryCheckoutStore",
                            "insertAll(\"orders\", orders, decided);",
                            "decided.forEach((id, row) -> transaction.put(orders, id, row));")),
            of(
                    "11-race",
                    "an order's id is looked for, and written over where another lane was first since then",
                    new Edit(
                            MEMORY + "MemoryCheckoutStore",
                            "if (transaction.isHopeful() && !completed.contains(order.id())) {",
                            "if (order.id().isEmpty()) {"),
                    new Edit(
                            MEMORY + "MemoryCheckoutStore",
                            "insertAll(\"orders\", orders, decided);",
                            "decided.forEach((id, row) -> transaction.put(orders, id, row));")),
            of(
                    "12-key",
                    "each call of the payment provider has a key of its own",
                    new Edit(
                            "io.seatflow.qa.simulation.Payments",
                            "String key = request.orderId();",
                            "String key = request.orderId() + \" \" + world.clock().instant() + \" \" + keys.size();")),
            of(
                    "12-open",
                    "the next owner of a lane does not perform what was intended",
                    new Edit(LANES, "contents.intents().forEach(row -> effects.start(lane, row));", "")),
            of("12-timer", "a timer rings without being taken off", new Edit(BATCH, "draft.consume(due.timer());", "")),
            of(
                    "13-answer",
                    "an unknown answer is taken for a refusal",
                    new Edit("io.seatflow.billing.app.ChargeEffect", "        return provider.charge(request);", """
                                try {
                                    return provider.charge(request);
                                } catch (AnswerUnknown unknown) {
                                    return new ProviderAnswer.Declined("unknown", "unknown");
                                }""")),
            of(
                    "13-look",
                    "a charge is asked for blindly once the provider may have forgotten its key",
                    new Edit(
                            "io.seatflow.billing.app.KeyTrust",
                            "return age.compareTo(KEY_TRUSTED) >= 0 || intent.attempt() % LOOK_EVERY == 0;",
                            "return age.isNegative();")),
            of(
                    "14-version",
                    "a reader keeps the last state, not the highest version",
                    new Edit(
                            "io.seatflow.licensing.domain.LicensingDecider",
                            "known.version() < user.version()",
                            "known.version() != user.version()")),
            of(
                    "14-reread",
                    "the owner of a compacted topic does not say its current state again",
                    new Edit(
                            "io.seatflow.licensing.domain.LicensingDecider",
                            "return List.of(new StateOutdated(current));",
                            "return List.of();"),
                    new Edit(
                            "io.seatflow.checkout.domain.CatalogueDecisions",
                            "if (seen.version() < stored.version()) {",
                            "if (seen.version() < 0) {")),
            of(
                    "side lanes",
                    "side lanes that were adopted are kept for ever, and no more are made",
                    new Edit(LANES, "        letSpareSidesGo(now);\n", ""),
                    new Edit(
                            MEMORY + "MemoryLaneStore",
                            "if (!holdsOne && adopted.isEmpty() && addSide(transaction)) {",
                            "if (adopted.size() > 1_000) {")));

    private Mutations() {}

    /** All of them, in the order of the rules. */
    public static List<Mutation> all() {
        return ALL;
    }

    /** The one of that rule. */
    public static Optional<Mutation> of(String rule) {
        return ALL.stream().filter(mutation -> mutation.rule().equals(rule)).findFirst();
    }

    private static Mutation of(String rule, String without, Edit... edits) {
        return new Mutation(rule, without, List.of(edits), FIRST_SEEDS.getOrDefault(rule, 1L));
    }
}
