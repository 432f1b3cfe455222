package io.seatflow.qa.chaos;

import io.seatflow.qa.chaos.agent.Plant;
import io.seatflow.qa.chaos.load.MovingTenants;
import io.seatflow.qa.chaos.schedule.Schedule;
import io.seatflow.qa.chaos.schedule.Targets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a run is to be.
 *
 * @param data an empty folder for the system's data
 * @param length how long orders flow and faults come
 * @param orders how many
 * @param moving the tenants that take over and cancel beside the orders
 * @param targets the parts that the system is to have
 * @param plants safeguards to be taken away: such a run must end red
 */
public record ChaosOptions(
        Path data,
        long seed,
        Duration length,
        int orders,
        MovingTenants moving,
        Targets targets,
        Schedule schedule,
        Set<Plant> plants) {
    public ChaosOptions {
        plants = Set.copyOf(plants);
    }
}
