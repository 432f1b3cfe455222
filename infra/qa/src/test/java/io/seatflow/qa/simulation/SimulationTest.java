package io.seatflow.qa.simulation;

import io.seatflow.qa.Main;
import io.seatflow.qa.simulation.Simulation.Result;
import io.seatflow.qa.simulation.mutation.MutatedSimulation;
import io.seatflow.qa.simulation.mutation.Mutation;
import io.seatflow.qa.simulation.mutation.Mutation.Edit;
import io.seatflow.qa.simulation.mutation.Mutations;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Many seeds hold, the same seed is the same world, and a rule that is removed is missed. */
class SimulationTest {
    private static final int SEEDS = 1_000;

    @Test
    @DisplayName("no seed shows a violation")
    void holds() {
        Campaign campaign = new Campaign(() -> new Simulation()::run, Simulation.STEPS, 2, line -> {});

        assertThat(campaign.run(1, SEEDS))
                .as("see each again with ./seatflow simulate --seed SEED --steps " + Simulation.STEPS + " --trace")
                .isEmpty();
    }

    @Test
    @DisplayName("the same seed gives the same trace, whatever was simulated before")
    void sameTrace() {
        Simulation first = new Simulation();
        Result once = first.run(7, Simulation.STEPS, true);
        Simulation second = new Simulation();
        second.run(8, Simulation.STEPS, false);
        Result again = second.run(7, Simulation.STEPS, true);

        assertThat(once.trace()).hasSizeGreaterThan(300);
        assertThat(again.trace()).isEqualTo(once.trace());
        assertThat(again.digest()).isEqualTo(once.digest());
    }

    static List<Mutation> mutations() {
        return Mutations.all();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    @DisplayName("a rule that is removed is missed")
    void missed(Mutation mutation) {
        Campaign campaign = new Campaign(() -> new MutatedSimulation(mutation)::run, Simulation.STEPS, 1, line -> {});

        assertThat(campaign.first(mutation.seed(), Mutation.ENOUGH_SEEDS))
                .as("rule %s: %s", mutation.rule(), mutation.without())
                .isNotNull();
    }

    @Test
    @DisplayName("a rule whose place in the source is not found any more is an error")
    void notFound() {
        Mutation stale = new Mutation(
                "1",
                "what was renamed",
                List.of(new Edit("io.seatflow.workflow.lane.Lanes", "this stands nowhere", "")),
                1);

        assertThatThrownBy(() -> new MutatedSimulation(stale)).hasMessageContaining("expected once");
    }

    @Test
    @DisplayName("the command fails with the seed and the command that shows it again")
    void command() {
        assertThat(Main.run("simulate", "--seed", "1", "--steps", "200")).isZero();
        assertThat(Main.run("simulate", "--seeds", "5", "--steps", "300", "--without", "9-letter"))
                .isEqualTo(1);
    }
}
