package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentFailed;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentSettled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class RandomCommandsTest {
    private static final int STEPS = 300;
    private static final int USERS = 12;

    private final World world = World.withPurchaser();
    private final List<SubscriptionId> subscriptions = new ArrayList<>();

    static LongStream seeds() {
        return new Random().longs(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "L2, L3, L6, L8, X3 whatever comes: assigned = licences, never above the quantity; a refusal changes nothing")
    void holdsWhateverComes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            subscriptions.add(world.bought(1 + random.nextInt(8)));
        }
        for (int step = 0; step < STEPS; step++) {
            Map<SubscriptionId, Subscription> before = all();
            int licencesBefore = world.state().licences().ids().size();

            List<Event> events = step(random);

            if (!events.isEmpty() && events.getFirst() instanceof CommandRefused) {
                assertThat(all()).isEqualTo(before);
                assertThat(world.state().licences().ids()).hasSize(licencesBefore);
            }
            before.forEach((id, old) -> check(old, world.subscription(id)));
        }
    }

    private void check(Subscription before, Subscription after) {
        assertThat(after.assigned())
                .isEqualTo(world.holders(after.id()).size())
                .isBetween(0, after.purchase().quantity());
        if (before.status() == SubscriptionStatus.DELETED) {
            assertThat(after).as("deleted for ever").isEqualTo(before);
        }
        assertThat(after.version()).isGreaterThanOrEqualTo(before.version());
        if (after.assigned() != before.assigned()) {
            assertThat(after.version()).isGreaterThan(before.version());
        }
        if (after.version() == before.version()) {
            assertThat(after).isEqualTo(before);
        }
    }

    private List<Event> step(Random random) {
        String user = "u" + random.nextInt(USERS);
        SubscriptionId subscription = subscriptions.get(random.nextInt(subscriptions.size()));
        return switch (random.nextInt(16)) {
            case 0 -> world.delete(user);
            case 1 -> {
                world.user(World.TENANT, user, random.nextInt(4) > 0);
                yield List.of();
            }
            case 2 -> {
                world.startNextBatch();
                yield List.of();
            }
            case 3, 4, 5 -> world.send(world.unassign(subscription, some(random)));
            case 6 -> world.change(subscription, random.nextInt(9));
            case 7 -> random.nextInt(4) == 0 ? world.cancel(subscription) : List.of();
            case 8 -> world.recurring(subscription, random.nextBoolean());
            case 9 -> world.reactivate(subscription);
            case 10 -> {
                world.pass(Duration.ofHours(random.nextInt(400)));
                yield world.sweepEvents();
            }
            case 11 -> answer(random);
            default -> world.send(world.assign(subscription, some(random)));
        };
    }

    private List<Event> answer(Random random) {
        for (String id : List.copyOf(world.state().payments().open().ids())) {
            return world.send(random.nextInt(3) == 0 ? new PaymentFailed(id, "No.") : new PaymentSettled(id, 1));
        }
        return List.of();
    }

    private static String[] some(Random random) {
        return random.ints(1 + random.nextInt(4), 0, USERS)
                .mapToObj(i -> "u" + i)
                .toArray(String[]::new);
    }

    private Map<SubscriptionId, Subscription> all() {
        return subscriptions.stream().collect(Collectors.toMap(id -> id, world::subscription));
    }
}
