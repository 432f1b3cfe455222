package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.memory.LaneTables;
import io.seatflow.qa.simulation.memory.MemoryLaneStore;
import io.seatflow.schemas.Topic;
import io.seatflow.workflow.Effect;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.kafka.KafkaPartitions;
import io.seatflow.workflow.lane.LetterEncoder;
import io.seatflow.workflow.lane.Worker;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** One service: its database, its consumer group, and its instances that are alive. */
final class Service<M, S extends State<E>, E> {
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final World world;
    private final Workflow<M, S, E> workflow;
    private final LetterEncoder letters;
    private final Function<Instance<M>, Effect<M>> effects;
    private final Supplier<@Nullable M> greeting;
    private final LaneTables tables = new LaneTables();
    private final Group group;
    private final List<Instance<M>> instances = new ArrayList<>();
    private int started;

    /**
     * @param workflow whose store is shared by all instances
     * @param effects an instance's own effect
     * @param greeting what each instance submits when it starts, or null
     */
    Service(
            World world,
            Workflow<M, S, E> workflow,
            LetterEncoder letters,
            Function<Instance<M>, Effect<M>> effects,
            Supplier<@Nullable M> greeting) {
        this.world = world;
        this.workflow = workflow;
        this.letters = letters;
        this.effects = effects;
        this.greeting = greeting;
        this.group = new Group(Names.PARTITIONS, world.chance(), world.climate());
    }

    void start() {
        InstanceClock clock = new InstanceClock(world.clock());
        Instance<M> instance = new Instance<>(name(), name() + "#" + ++started, clock);
        SimulatedLog log = new SimulatedLog(world, instance, topics(), group);
        SimulatedAppender appender = new SimulatedAppender(world, instance);
        Store<M, S> store = new StormyStore<>(world, instance, workflow.store());
        Workflow<M, S, E> mine = new Workflow<>(
                workflow.service(),
                workflow.inputs(),
                workflow.deadLetters(),
                workflow.codec(),
                store,
                workflow.decider(),
                effects.apply(instance));
        MemoryLaneStore lanes = new MemoryLaneStore(
                tables, name(), instance.toString(), LEASE, clock, transaction -> world.commit(instance, transaction));
        Worker<M, S, E> worker = new Worker<>(
                mine,
                log,
                new StormyLaneStore(world, instance, lanes),
                appender,
                new KafkaPartitions(Topic.PARTITIONS),
                letters,
                instance.effects(),
                clock,
                new SilentListener());
        instance.assemble(worker, log, appender);
        instances.add(instance);
        M hello = greeting.get();
        if (hello != null) {
            instance.greet(hello);
        }
    }

    void remove(Instance<?> instance) {
        instances.remove(instance);
    }

    String name() {
        return workflow.service();
    }

    List<String> topics() {
        return workflow.inputs().stream().map(input -> input.topic().name()).toList();
    }

    Workflow<M, S, E> workflow() {
        return workflow;
    }

    LaneTables tables() {
        return tables;
    }

    Group group() {
        return group;
    }

    List<Instance<M>> instances() {
        return instances;
    }
}
