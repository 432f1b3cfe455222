package io.seatflow.availability.stream;

import io.seatflow.events.Channel;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class RandomStatesTest {
    private static final List<String> TENANTS = List.of("a", "ab", "a/b", "fabrikam");
    private static final List<String> PRODUCTS = List.of("planner", "visio", "b/c");
    private static final List<SubscriptionStatus> STATUSES = List.of(SubscriptionStatus.values());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20_261_121})
    @DisplayName("L7 states shuffled, duplicated and replayed give the totals that a recomputation gives")
    void sameAsRecomputation(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        List<Subscription> history = history(random);
        List<Subscription> delivered = new ArrayList<>(history);
        delivered.addAll(history.subList(0, history.size() / 2));
        Collections.shuffle(delivered, random);

        try (TopologyRig rig = new TopologyRig(folder)) {
            delivered.forEach(rig::say);
            Map<String, ProductAvailability> last = rig.lastPublished();
            last.values().removeIf(row -> row.getSubscriptions() == 0);
            assertThat(last).as("seed %d", seed).isEqualTo(recomputed(history));

            delivered.forEach(rig::say);
            assertThat(rig.published()).as("seed %d, replayed", seed).isEmpty();
        }
    }

    private static List<Subscription> history(Random random) {
        List<Subscription> states = new ArrayList<>();
        for (int subscription = 0; subscription < 40; subscription++) {
            String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
            int versions = 1 + random.nextInt(6);
            for (int version = 1; version <= versions; version++) {
                states.add(state(random, "s" + subscription, tenant, version));
            }
        }
        return states;
    }

    private static Subscription state(Random random, String id, String tenant, int version) {
        int quantity = random.nextInt(10_000);
        return Samples.active(id, tenant, PRODUCTS.get(random.nextInt(PRODUCTS.size())), version)
                .setQuantity(quantity)
                .setAssigned(random.nextInt(quantity + 1))
                .setChannel(random.nextBoolean() ? Channel.SELF_SERVICE : Channel.CENTRAL)
                .setStatus(STATUSES.get(random.nextInt(STATUSES.size())))
                .build();
    }

    /** On purpose in another way than the topology's: from the last state of each subscription. */
    private static Map<String, ProductAvailability> recomputed(List<Subscription> history) {
        Map<String, Subscription> latest = new HashMap<>();
        history.forEach(state -> latest.merge(
                state.getSubscriptionId(), state, (one, other) -> one.getVersion() > other.getVersion() ? one : other));
        Map<String, ProductAvailability> rows = new TreeMap<>();
        for (Subscription state : latest.values()) {
            if (state.getStatus() == SubscriptionStatus.ACTIVE || state.getStatus() == SubscriptionStatus.EXPIRED) {
                String key = state.getTenantId().replace("/", "%2F") + "/" + state.getProductId();
                add(
                        rows.computeIfAbsent(
                                key,
                                absent -> new ProductAvailability(
                                        state.getTenantId(), state.getProductId(), 0L, 0L, 0L, 0L, 0L, 0)),
                        state);
            }
        }
        return rows;
    }

    private static void add(ProductAvailability row, Subscription state) {
        boolean selfService = state.getChannel() == Channel.SELF_SERVICE;
        row.setPurchased(row.getPurchased() + state.getQuantity());
        row.setAssigned(row.getAssigned() + state.getAssigned());
        row.setRemaining(row.getPurchased() - row.getAssigned());
        row.setSelfService(row.getSelfService() + (selfService ? state.getQuantity() : 0));
        row.setCentral(row.getCentral() + (selfService ? 0 : state.getQuantity()));
        row.setSubscriptions(row.getSubscriptions() + 1);
    }
}
