package io.seatflow.bench;

import io.seatflow.bench.load.Round;

import java.util.Locale;

/** A round in one line, for whoever waits. */
final class RoundLine {
    private RoundLine() {}

    static String of(String when, Round round) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-8s %-9s %,8.0f/s, settled %.2f s later; CPU per order %.0f µs:",
                when,
                round.side(),
                round.perSecond(),
                round.settledSeconds(),
                round.cpuMicros()));
        round.cpuSeconds()
                .forEach((process, seconds) ->
                        line.append(String.format(Locale.ROOT, " %s %.0f", process, seconds * 1e6 / round.records())));
        if (round.restingCpuSeconds() > 0) {
            line.append(String.format(Locale.ROOT, "; the other side at rest %.2f s", round.restingCpuSeconds()));
        }
        return line.toString();
    }
}
