package io.seatflow.qa.simulation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Runs worlds, one seed after the other. For one thread. */
public final class Simulation {
    /** Steps that suit a short simulation. */
    public static final int STEPS = 600;

    private final Wire wire = new Wire();

    /**
     * How one simulation went.
     *
     * @param violation what was as it must never be; null where nothing was
     * @param digest the same for the same seed, steps and code
     * @param trace what happened, line by line; empty where nobody asked for it
     */
    public record Result(long seed, int steps, @Nullable String violation, long digest, List<String> trace) {}

    /** One world from its beginning until it has calmed down. */
    public Result run(long seed, int steps, boolean traced) {
        World world = new World(wire, seed, steps, traced);
        String violation = null;
        try {
            while (!world.isOver()) {
                world.step();
            }
            new EndCheck(world).run();
        } catch (Violation found) {
            violation = String.valueOf(found.getMessage());
        }
        return new Result(
                seed, steps, violation, world.story().digest(), world.story().lines());
    }
}
