package io.seatflow.qa.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Everything that happens by chance in one simulation. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Whether something of that probability happens. Costs one throw, whatever the probability. */
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0 up to, and without, the limit. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    /** From the first number to the last, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    double share() {
        return random.nextDouble();
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> void shuffle(List<T> items) {
        for (int i = items.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T moved = items.get(i);
            items.set(i, items.get(other));
            items.set(other, moved);
        }
    }
}
