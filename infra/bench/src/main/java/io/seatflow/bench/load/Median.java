package io.seatflow.bench.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of several figures, and other places in their order. */
public final class Median {
    private Median() {}

    /** The median; of an even number, the mean of the two in the middle. 0 of none. */
    public static <T> double of(Collection<T> items, ToDoubleFunction<T> figure) {
        double[] sorted = items.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The smallest figure that so many hundredths of all do not exceed (nearest rank). 0 of none. */
    public static double percentile(double[] figures, double hundredths) {
        if (figures.length == 0) {
            return 0;
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(hundredths / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
