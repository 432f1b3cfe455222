package io.seatflow.workflow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.seatflow.workflow.lane.LaneListener;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.Log.Lag;
import io.seatflow.workflow.lane.Progress;
import io.seatflow.workflow.lane.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the lanes do, as metrics named {@code seatflow_*}. */
final class EngineMetrics implements LaneListener {
    private static final Logger LOG = LoggerFactory.getLogger(EngineMetrics.class);

    private final MeterRegistry meters;
    private final Tags service;
    private final Map<String, Counters> counters = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final Counter takeovers;
    private final AtomicLong ageMillis = new AtomicLong();
    private final AtomicLong openIntents = new AtomicLong();
    private final AtomicLong waitingPackets = new AtomicLong();
    private final AtomicLong unknownAnswers = new AtomicLong();

    EngineMetrics(String service, MeterRegistry meters) {
        this.meters = meters;
        this.service = Tags.of("service", service);
        this.batchSize = DistributionSummary.builder("seatflow.batch.items")
                .description("Items decided in one transaction")
                .tags(this.service)
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.batchTime = Timer.builder("seatflow.batch")
                .description("Time from a batch's first attempt to its commit")
                .tags(this.service)
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        Gauge.builder("seatflow.lane.age", ageMillis, millis -> millis.get() / 1000.0)
                .description("Age of the newest record taken in by the lane furthest behind")
                .baseUnit("seconds")
                .tags(this.service)
                .register(meters);
        this.takeovers = Counter.builder("seatflow.lane.takeovers")
                .description("Lanes taken over by this instance")
                .tags(this.service)
                .register(meters);
        meters.gauge("seatflow.effects.open", this.service, openIntents);
        meters.gauge("seatflow.effects.unknown.answers", this.service, unknownAnswers);
        meters.gauge("seatflow.outbox.packets", this.service, waitingPackets);
    }

    /** Measured from outside: the lanes' own figures stand still with the engine. */
    static void measure(String service, TurnWatch watch, MeterRegistry meters) {
        Gauge.builder("seatflow.turn", watch, asked -> asked.taken().toMillis() / 1000.0)
                .description("How long the engine has been at its current round of work")
                .baseUnit("seconds")
                .tags("service", service)
                .register(meters);
    }

    @Override
    public void tookOver(LaneName lane, int packets, int intents) {
        takeovers.increment();
        LOG.atInfo()
                .addKeyValue("lane", lane)
                .addKeyValue("packets", packets)
                .addKeyValue("intents", intents)
                .log("lane taken over");
    }

    @Override
    public void progressed(LaneName lane, Progress before, Progress after) {
        after.tallies().forEach((topic, tally) -> {
            Tally earlier = before.tallies().getOrDefault(topic, Tally.NOTHING);
            if (tally.read() > earlier.read()) {
                counters.computeIfAbsent(topic, this::countersOf).add(earlier, tally);
            }
        });
    }

    @Override
    public void committed(int items, Duration took) {
        if (items > 0) {
            batchSize.record(items);
            batchTime.record(took);
        }
    }

    @Override
    public void behind(List<Lag> current, Duration age) {
        ageMillis.set(age.toMillis());
        Map<String, Long> sums = new HashMap<>();
        current.forEach(lag -> sums.merge(lag.topic(), lag.records(), Long::sum));
        sums.forEach(
                (topic, records) -> lags.computeIfAbsent(topic, this::lagOf).set(records));
    }

    @Override
    public void open(int intents, int packets, long unknown) {
        openIntents.set(intents);
        waitingPackets.set(packets);
        unknownAnswers.set(unknown);
    }

    private AtomicLong lagOf(String topic) {
        AtomicLong lag = new AtomicLong();
        meters.gauge("seatflow.lag.records", service.and("topic", topic), lag);
        return lag;
    }

    private Counters countersOf(String topic) {
        return new Counters(
                counter(topic, "applied"),
                counter(topic, "duplicate"),
                counter(topic, "dead_letter"),
                counter(topic, "dropped_at_gap"));
    }

    private Counter counter(String topic, String outcome) {
        return Counter.builder("seatflow.records")
                .description("Records read, by what became of them")
                .tags(service.and("topic", topic, "outcome", outcome))
                .register(meters);
    }

    private record Counters(Counter applied, Counter duplicates, Counter deadLetters, Counter dropped) {
        void add(Tally before, Tally after) {
            applied.increment((double) (after.applied() - before.applied()));
            duplicates.increment((double) (after.duplicates() - before.duplicates()));
            deadLetters.increment((double) (after.deadLetters() - before.deadLetters()));
            dropped.increment((double) (after.dropped() - before.dropped()));
        }
    }
}
