package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.load.Answer;
import io.seatflow.bench.load.Listening;
import io.seatflow.bench.load.Median;
import io.seatflow.bench.load.Publishing;
import io.seatflow.bench.system.Purchased.Place;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.storefront.OrderOutcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Measures how long single orders take while so many are placed every second. */
public final class LatencyRun {
    private static final int LINGER_MILLIS = 0;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final SeatflowSide side;
    private final String bootstrapServers;
    private final int perSecond;

    public LatencyRun(SeatflowSide side, String bootstrapServers, int perSecond) {
        this.side = side;
        this.bootstrapServers = bootstrapServers;
        this.perSecond = perSecond;
    }

    private record Seen(long seats, long atMillis) {}

    /**
     * Keeps the rate for both times.
     *
     * @param leadIn seconds that are not counted: at this rate the broker does other work, for each request and not for each
     *     record, than in rounds as fast as can be, and has to be warm for it too
     * @param seconds that are
     * @throws BenchFailure where an order was not completed, or the available quantity is wrong
     */
    public Latency run(int leadIn, int seconds) {
        int uncounted = leadIn * perSecond;
        OrderStock.Ordered orders = side.order(uncounted + seconds * perSecond);
        long clockAhead = System.currentTimeMillis() * 1_000_000 - System.nanoTime();
        try (Publishing in = new Publishing(
                        bootstrapServers, LINGER_MILLIS, orders.records().compression());
                Listening outcomes = new Listening(bootstrapServers, side.lastTopic());
                Listening availability = new Listening(bootstrapServers, Topics.AVAILABILITY_PRODUCTS.name())) {
            in.connect(orders.records().topic());
            long[] due = new SteadyLoad(perSecond).run(orders.records(), in);
            awaitAll(outcomes, orders.orders().size());
            side.settle();
            List<Answer> answers = outcomes.end();
            side.check(answers);
            Map<Place, List<Seen>> seen = seen(availability.end(), clockAhead);
            return figures(orders.orders(), uncounted, due, byOrder(answers), seen);
        }
    }

    private Latency figures(
            List<PlacedOrder> orders,
            int uncounted,
            long[] due,
            Map<String, Answer> answers,
            Map<Place, List<Seen>> seen) {
        int counted = orders.size() - uncounted;
        double[] outcome = new double[counted];
        double[] behind = new double[counted];
        for (int i = 0; i < counted; i++) {
            PlacedOrder order = orders.get(uncounted + i);
            Answer answer = answers.get(order.orderId());
            if (answer == null) {
                throw new IllegalStateException("order %s was checked and has no answer".formatted(order.orderId()));
            }
            outcome[i] = (answer.readAt() - due[uncounted + i]) / 1e6;
            behind[i] = Math.max(0, countedAt(order, seen) - answer.appendedAt());
        }
        return new Latency(
                perSecond,
                counted,
                Median.percentile(outcome, 50),
                Median.percentile(outcome, 99),
                Median.percentile(outcome, 100),
                Median.percentile(behind, 50),
                Median.percentile(behind, 99));
    }

    /** When the available quantity was read first that counts the order, in milliseconds since 1970. */
    private static long countedAt(PlacedOrder order, Map<Place, List<Seen>> seen) {
        for (Seen row : seen.getOrDefault(order.place(), List.of())) {
            if (row.seats() >= order.seatsThen()) {
                return row.atMillis();
            }
        }
        throw new BenchFailure("order %s was never counted in the available quantity".formatted(order.orderId()));
    }

    private Map<String, Answer> byOrder(List<Answer> answers) {
        Map<String, Answer> byOrder = HashMap.newHashMap(answers.size());
        for (Answer answer : answers) {
            OrderOutcome outcome = side.outcome(answer);
            byOrder.put(outcome.getOrderId(), answer);
        }
        return byOrder;
    }

    private Map<Place, List<Seen>> seen(List<Answer> rows, long clockAhead) {
        AvroReader<ProductAvailability> reader = AvroReader.of(Topics.AVAILABILITY_PRODUCTS, side.registry());
        Map<Place, List<Seen>> seen = new HashMap<>();
        for (Answer answer : rows) {
            ProductAvailability row = reader.decode(answer.value());
            seen.computeIfAbsent(new Place(row.getTenantId(), row.getProductId()), place -> new ArrayList<>())
                    .add(new Seen(row.getPurchased(), (answer.readAt() + clockAhead) / 1_000_000));
        }
        return seen;
    }

    private static void awaitAll(Listening outcomes, int number) {
        int before = 0;
        long lastSeen = System.nanoTime();
        while (outcomes.count() < number) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (outcomes.count() > before) {
                before = outcomes.count();
                lastSeen = System.nanoTime();
            } else if (System.nanoTime() - lastSeen > SILENCE.toNanos()) {
                throw new BenchFailure("only %d of %d orders were answered: nothing for %d s"
                        .formatted(before, number, SILENCE.toSeconds()));
            }
        }
    }
}
