package io.seatflow.qa.simulation;

import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.licensing.domain.Message;
import io.seatflow.qa.simulation.Climate.Trouble;
import io.seatflow.qa.simulation.memory.MemoryBillingStore;
import io.seatflow.qa.simulation.memory.MemoryCheckoutStore;
import io.seatflow.qa.simulation.memory.MemoryLicensingStore;
import io.seatflow.qa.simulation.memory.MemoryTransaction;
import io.seatflow.workflow.Effect;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything there is in one simulation, and what may happen to it. An instance that stands still is one whose turn is not
 * finished further up on the stack, while the world goes on below it.
 */
final class World {
    private static final int DEEPEST = 2;
    /** Rounds without trouble in which lanes are taken over for the first time. */
    private static final int EARLY_ROUNDS = 5;

    private final Chance chance;
    private final Climate climate;
    private final WorldClock clock = new WorldClock();
    private final Story story;
    private final Wire wire;
    private final Broker broker;
    private final Network network;
    private final Payments payments = new Payments(this);
    private final WireWatch wireWatch;
    private final ReaderWatch readerWatch;
    private final MemoryCheckoutStore checkout = new MemoryCheckoutStore();
    private final MemoryBillingStore billing = new MemoryBillingStore();
    private final MemoryLicensingStore licensing = new MemoryLicensingStore(LifeCycle.STANDARD);
    private final Witness.Memory witness = new Witness.Memory();
    private final List<Service<?, ?, ?>> services = new ArrayList<>();
    private final Outside outside;
    private final List<MemoryTransaction> inDoubt = new ArrayList<>();
    private final List<Runnable> unnoticed = new ArrayList<>();
    private final Map<String, Integer> wantedInstances = new HashMap<>();
    private int stepsLeft;
    private int depth;
    private final boolean chargesAtOnce;
    private final int networkPace;
    private final int quietSteps;
    private int catalogue;

    World(Wire wire, long seed, int steps, boolean told) {
        this.wire = wire;
        this.chance = new Chance(seed);
        this.climate = new Climate(chance);
        this.story = new Story(told, () -> clock.sinceStart() + " ".repeat(4 * depth));
        this.stepsLeft = steps;
        this.chargesAtOnce = chance.happens(0.25);
        this.networkPace = chance.between(1, 4);
        this.quietSteps = chance.happens(0.4) ? chance.between(steps / 4, steps * 3 / 4) : 0;
        this.wireWatch = new WireWatch(wire, this::captured, climate.knows(Trouble.HOLE));
        this.broker = new Broker(clock, this::appended);
        this.network = new Network(broker, chance, climate);
        this.outside = new Outside(this);
        add(wire.checkout, checkout, instance -> wire.checkout.effect(), this::hello);
        add(wire.billing, billing, this::charging, () -> null);
        add(wire.licensing, licensing, instance -> wire.licensing.effect(), () -> new Message.Sweep(clock.instant()));
        add(wire.witness, witness, instance -> wire.witness.effect(), () -> null);
        Map<String, List<Input>> inputs = new HashMap<>();
        services.forEach(
                service -> inputs.put(service.name(), service.workflow().inputs()));
        this.readerWatch = new ReaderWatch(broker, inputs);
        story.tell(climate::toString);
        outside.begin();
        for (Service<?, ?, ?> service : services) {
            int instances = chance.happens(0.6) ? 2 : chance.between(1, 3);
            wantedInstances.put(service.name(), instances);
            for (int i = 0; i < instances; i++) {
                service.start();
            }
        }
        if (chance.happens(0.8)) {
            climate.calm(true);
            for (int round = 0; round < EARLY_ROUNDS; round++) {
                calmRound(Duration.ofSeconds(1));
            }
            climate.calm(false);
        }
    }

    private <M, S extends State<E>, E> void add(
            Workflow<M, S, E> assembly,
            Store<M, S> store,
            Function<Instance<M>, Effect<M>> effects,
            Supplier<@Nullable M> greeting) {
        Workflow<M, S, E> workflow = new Workflow<>(
                assembly.service(),
                assembly.inputs(),
                assembly.deadLetters(),
                assembly.codec(),
                store,
                assembly.decider(),
                assembly.effect());
        services.add(new Service<>(this, workflow, wire::write, effects, greeting));
    }

    private io.seatflow.checkout.domain.Message hello() {
        if (chance.happens(0.3)) {
            catalogue = 1 - catalogue;
        }
        return new io.seatflow.checkout.domain.Message.CatalogueLoaded(Names.catalogue(Names.PRICES.get(catalogue)));
    }

    private Effect<io.seatflow.billing.domain.Message> charging(Instance<?> instance) {
        return new Charging(wire, instance.clock(), payments, chargesAtOnce);
    }

    private long captured(String order) {
        ProviderAnswer.Captured captured = payments.captured(order);
        return captured == null ? 0 : captured.amountMinor();
    }

    private void appended(Inbound added) {
        String sequence = added.header("seq");
        story.happened(
                "log " + added.topic() + "/" + added.partition() + " " + added.header("lane"),
                sequence == null ? 0 : Long.parseLong(sequence));
        wireWatch.appended(added);
    }

    /** The price of a seat in the catalogue that was brought along last. */
    long price() {
        return Names.PRICES.get(catalogue);
    }

    // What instances meet.

    /** A call of an instance's store or log: it may die here, or stand still while the world goes on. */
    void at(Instance<?> instance, String where) {
        mayDie(instance, where);
        if (depth < DEEPEST && stepsLeft > 0 && chance.happens(climate.rate(Trouble.PAUSE))) {
            story.happened(instance + " stands still at " + where, depth);
            goOn(chance.between(1, 40));
            story.happened(instance + " goes on at " + where, depth);
            if (instance.isDead()) {
                throw new Crash(where);
            }
        }
    }

    /** A call at which an instance may die, but does not stand still. */
    void mayDie(Instance<?> instance, String where) {
        mayDie(instance, where, Trouble.CRASH);
    }

    /** A call at which an instance may die of that. */
    void mayDie(Instance<?> instance, String where, Trouble of) {
        if (instance.isDead()) {
            throw new Crash(where);
        }
        if (chance.happens(climate.rate(of))) {
            story.happened(instance + " dies at " + where, depth);
            throw new Crash(where);
        }
    }

    /** A call of the database that may not be answered. */
    void mayFail(Instance<?> instance, String where) {
        if (chance.happens(climate.rate(Trouble.DATABASE_FAULT))) {
            story.happened(instance + " gets no answer at " + where, depth);
            throw new Fault("the database does not answer");
        }
    }

    /** Something takes long, and the world goes on. */
    void happensMeanwhile(Trouble trouble) {
        if (depth < DEEPEST && stepsLeft > 0 && chance.happens(climate.rate(trouble))) {
            goOn(chance.between(1, 40));
        }
    }

    private void goOn(int steps) {
        depth++;
        for (int i = 0; i < steps && stepsLeft > 0; i++) {
            step();
        }
        depth--;
    }

    /** A COMMIT is sent. */
    void commit(Instance<?> instance, MemoryTransaction transaction) {
        if (instance.isDead()) {
            transaction.rollback();
            throw new Crash("commit");
        }
        if (!chance.happens(climate.rate(Trouble.UNKNOWN_COMMIT))) {
            transaction.commit();
            return;
        }
        int fate = chance.below(3);
        story.happened(instance + " does not hear of its commit", fate);
        switch (fate) {
            case 0 -> transaction.commit();
            case 1 -> transaction.rollback();
            default -> inDoubt.add(transaction);
        }
        if (chance.happens(climate.rate(Trouble.CRASH) * 50)) {
            throw new Crash("commit");
        }
        throw new Fault("the connection broke at COMMIT");
    }

    private void decide(MemoryTransaction transaction) {
        if (chance.happens(0.5)) {
            story.happened("a commit is done late", 1);
            transaction.commit();
        } else {
            story.happened("a commit is never done", 1);
            transaction.rollback();
        }
    }

    // What happens.

    /** Everything that was to happen has happened. */
    boolean isOver() {
        return stepsLeft <= 0;
    }

    /** One thing happens. */
    void step() {
        stepsLeft--;
        clock.advanceMillis(chance.below(20));
        trouble();
        int what = chance.below(100);
        if (what < 45) {
            turnSomebody();
        } else if (what < 58) {
            performSomething();
        } else if (what < 82) {
            for (int i = 0; i < networkPace; i++) {
                network.step(sessions());
            }
        } else if (what < 90) {
            if (stepsLeft >= quietSteps) {
                outside.step();
            }
        } else if (what < 94) {
            settleSomething();
        } else {
            Service<?, ?, ?> service = chance.of(services);
            service.group().giveUpLate();
            if (service.instances().size() < wantedInstances.getOrDefault(service.name(), 1)) {
                start(service);
            }
            service.instances().forEach(Instance::greetAgain);
        }
    }

    private void trouble() {
        if (chance.happens(climate.rate(Trouble.REBALANCE))) {
            chance.of(services).group().rebalance();
        }
        if (chance.happens(climate.rate(Trouble.ZOMBIE))) {
            Instance<?> victim = somebody();
            if (victim != null) {
                story.happened(victim + " is given up by its group", 0);
                serviceOf(victim).group().giveUp(victim.log().member());
            }
        }
        if (chance.happens(climate.rate(Trouble.CLOCK_JUMP))) {
            jump();
        }
        if (chance.happens(climate.rate(Trouble.ORDERLY_STOP))) {
            Instance<?> stopped = somebody();
            if (stopped != null && !stopped.isTurning()) {
                stop(stopped);
            }
        }
        if (chance.happens(climate.rate(Trouble.CRASH))) {
            Instance<?> victim = somebody();
            if (victim != null) {
                story.happened(victim + " dies", 0);
                kill(victim);
            }
        }
    }

    private void jump() {
        if (chance.happens(0.5)) {
            Instance<?> instance = somebody();
            if (instance != null) {
                instance.clock().set(Duration.ofSeconds(chance.between(-600, 600)));
            }
        } else if (chance.happens(0.8)) {
            clock.advance(Duration.ofSeconds(chance.between(1, 60)));
        } else if (chance.happens(0.8)) {
            clock.advance(Duration.ofHours(chance.between(1, 30)));
        } else {
            clock.advance(Duration.ofDays(chance.between(20, 100)));
        }
        story.happened("clocks jump", clock.millis());
    }

    private void settleSomething() {
        if (!inDoubt.isEmpty()) {
            decide(inDoubt.remove(chance.below(inDoubt.size())));
        } else if (!unnoticed.isEmpty()) {
            unnoticed.remove(chance.below(unnoticed.size())).run();
        }
    }

    private void turnSomebody() {
        Instance<?> instance = somebody();
        if (instance != null && !instance.isTurning()) {
            turn(instance);
        }
    }

    void turn(Instance<?> instance) {
        story.happened(instance + " turns", 0);
        act(instance, () -> instance.worker().turn());
    }

    private void stop(Instance<?> instance) {
        story.happened(instance + " stops", 0);
        act(instance, () -> {
            instance.worker().drain(Duration.ofSeconds(20));
            instance.worker().close();
            instance.die();
            serviceOf(instance).remove(instance);
            mayLeaveFewer(serviceOf(instance));
        });
    }

    private void act(Instance<?> instance, Runnable action) {
        instance.turning(true);
        try {
            action.run();
        } catch (Crash crash) {
            kill(instance);
        } catch (RuntimeException e) {
            Violation violation = new Violation("the thread of " + instance + " ended: " + e);
            violation.initCause(e);
            throw violation;
        } finally {
            instance.turning(false);
        }
    }

    private void performSomething() {
        Instance<?> instance = somebody();
        if (instance != null) {
            perform(instance);
        }
    }

    /** Performs an effect of an instance, on another thread than its worker's; false where none is due. */
    boolean perform(Instance<?> instance) {
        try {
            return instance.effects().runOne(chance);
        } catch (Crash crash) {
            kill(instance);
            return true;
        }
    }

    private void start(Service<?, ?, ?> service) {
        service.start();
        story.happened("an instance of " + service.name() + " starts", 0);
    }

    private void kill(Instance<?> instance) {
        if (instance.isDead()) {
            return;
        }
        instance.die();
        Service<?, ?, ?> service = serviceOf(instance);
        service.remove(instance);
        mayLeaveFewer(service);
        network.orphan(instance.session());
        unnoticed.add(() -> service.group().giveUp(instance.log().member()));
    }

    private void mayLeaveFewer(Service<?, ?, ?> service) {
        if (chance.happens(climate.rate(Trouble.NOT_REPLACED))) {
            wantedInstances.computeIfPresent(service.name(), (name, wanted) -> Math.max(1, wanted - 1));
        }
    }

    private @Nullable Instance<?> somebody() {
        Service<?, ?, ?> service = chance.of(services);
        return service.instances().isEmpty() ? null : chance.of(service.instances());
    }

    private Service<?, ?, ?> serviceOf(Instance<?> instance) {
        return services.stream()
                .filter(service -> service.name().equals(instance.service()))
                .findFirst()
                .orElseThrow();
    }

    private List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        for (Instance<?> instance : instances()) {
            sessions.add(instance.session());
        }
        return sessions.isEmpty() ? List.of(network.open()) : sessions;
    }

    /** Everybody who is alive. */
    List<Instance<?>> instances() {
        List<Instance<?>> instances = new ArrayList<>();
        services.forEach(service -> instances.addAll(service.instances()));
        return instances;
    }

    // When everything has calmed down.

    /** Ends all trouble: what is late arrives or is lost, whoever died is known to be dead, every service has an instance. */
    void calm() {
        for (Instance<?> instance : instances()) {
            if (instance.log().member().isGivenUp() && chance.happens(2 * climate.rate(Trouble.ZOMBIE_DIES))) {
                story.happened(instance + " dies before it has noticed that it was given up", 0);
                kill(instance);
            }
        }
        climate.calm(true);
        story.happened("calm", 0);
        List.copyOf(inDoubt).forEach(this::decide);
        inDoubt.clear();
        List.copyOf(unnoticed).forEach(Runnable::run);
        unnoticed.clear();
        network.calm(sessions());
        for (Service<?, ?, ?> service : services) {
            if (service.instances().isEmpty()) {
                start(service);
            }
        }
    }

    /** Everybody gets a turn, and everything that is under way arrives. */
    void calmRound(Duration length) {
        clock.advance(length);
        for (Instance<?> instance : instances()) {
            instance.greetAgain();
            turn(instance);
            boolean more = perform(instance);
            while (more) {
                more = perform(instance);
            }
        }
        network.calm(sessions());
    }

    // What it consists of.

    Chance chance() {
        return chance;
    }

    Climate climate() {
        return climate;
    }

    WorldClock clock() {
        return clock;
    }

    Story story() {
        return story;
    }

    Wire wire() {
        return wire;
    }

    Broker broker() {
        return broker;
    }

    Network network() {
        return network;
    }

    Payments payments() {
        return payments;
    }

    ReaderWatch watch() {
        return readerWatch;
    }

    WireWatch wireWatch() {
        return wireWatch;
    }

    Outside outside() {
        return outside;
    }

    List<Service<?, ?, ?>> services() {
        return services;
    }

    MemoryCheckoutStore checkout() {
        return checkout;
    }

    MemoryBillingStore billing() {
        return billing;
    }

    MemoryLicensingStore licensing() {
        return licensing;
    }

    Witness.Memory witness() {
        return witness;
    }
}
