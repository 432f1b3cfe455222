package io.seatflow.qa.simulation.mutation;

import io.seatflow.qa.simulation.Simulation;
import io.seatflow.qa.simulation.SimulationByValue;

import java.util.List;
import java.util.function.Function;

/** A simulation of a system that lacks a rule. For one thread. */
public final class MutatedSimulation {
    private final Function<long[], List<String>> simulation;

    /**
     * Removes the rule.
     *
     * @throws IllegalStateException where the sources are no longer what the mutation expects
     */
    public MutatedSimulation(Mutation mutation) {
        MutatedClasses classes = new MutatedClasses(CompiledMutation.of(mutation));
        try {
            Object made = classes.loadClass(SimulationByValue.class.getName())
                    .getConstructor()
                    .newInstance();
            @SuppressWarnings("unchecked") // the same class, loaded a second time
            Function<long[], List<String>> function = (Function<long[], List<String>>) made;
            this.simulation = function;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("rule " + mutation.rule() + " cannot be removed", e);
        }
    }

    /** As {@link Simulation#run}. */
    public Simulation.Result run(long seed, int steps, boolean traced) {
        return SimulationByValue.result(seed, steps, simulation.apply(SimulationByValue.question(seed, steps, traced)));
    }
}
