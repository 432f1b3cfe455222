package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Simulation.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A simulation that takes and gives nothing but Java's own types, so that it can be asked by classes of another loader. */
public final class SimulationByValue implements Function<long[], List<String>> {
    private static final int FIXED = 2;

    private final Simulation simulation = new Simulation();

    /** What {@link #apply} is asked. */
    public static long[] question(long seed, int steps, boolean traced) {
        return new long[] {seed, steps, traced ? 1 : 0};
    }

    /** What {@link #apply} has answered. */
    public static Result result(long seed, int steps, List<String> answer) {
        String violation = answer.getFirst();
        return new Result(
                seed,
                steps,
                violation.isEmpty() ? null : violation,
                Long.parseLong(answer.get(1)),
                answer.subList(FIXED, answer.size()));
    }

    @Override
    public List<String> apply(long[] question) {
        Result result = simulation.run(question[0], Math.toIntExact(question[1]), question[2] != 0);
        List<String> answer = new ArrayList<>();
        answer.add(result.violation() == null ? "" : result.violation());
        answer.add(Long.toString(result.digest()));
        answer.addAll(result.trace());
        return answer;
    }
}
