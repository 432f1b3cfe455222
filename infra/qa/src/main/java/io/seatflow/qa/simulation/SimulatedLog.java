package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Climate.Trouble;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.lane.Log;
import io.seatflow.workflow.lane.Progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One instance's consumer: few records at a time, of its partitions' topics in any mixture, each in its order. */
final class SimulatedLog implements Log {
    private static final int MOST_RECORDS = 6;

    private final World world;
    private final Instance<?> instance;
    private final List<String> topics;
    private final Group group;
    private final Group.Member member;
    /** Positions of the partitions that are read, by topic. */
    private final Map<Integer, Map<String, Integer>> positions = new TreeMap<>();

    SimulatedLog(World world, Instance<?> instance, List<String> topics, Group group) {
        this.world = world;
        this.instance = instance;
        this.topics = topics;
        this.group = group;
        this.member = group.join();
    }

    @Override
    public Polled poll(Duration wait, Consumer<Set<Integer>> handingOver) {
        world.at(instance, "poll");
        if (member.isGivenUp()) {
            world.mayDie(instance, "poll of one given up", Trouble.ZOMBIE_DIES);
        }
        Group.Changes changes = group.poll(member, handingOver);
        positions.keySet().retainAll(member.owned());
        changes.assigned().forEach(positions::remove);
        List<Inbound> records = fetch();
        if (records.isEmpty()) {
            world.clock().advanceMillis(world.chance().below((int) wait.toMillis() + 1));
        }
        return new Polled(records, changes.lost(), changes.assigned(), null);
    }

    private List<Inbound> fetch() {
        List<Inbound> records = new ArrayList<>();
        Chance chance = world.chance();
        int most = chance.between(1, MOST_RECORDS);
        List<Broker.Place> readable = readable();
        while (records.size() < most && !readable.isEmpty()) {
            Broker.Place place = chance.of(readable);
            readable.remove(place);
            fetch(place, most - records.size(), records);
        }
        return records;
    }

    private void fetch(Broker.Place place, int most, List<Inbound> records) {
        Map<String, Integer> mine = positions.get(place.partition());
        int position = mine == null ? 0 : mine.getOrDefault(place.topic(), 0);
        int first = world.chance().happens(world.climate().rate(Trouble.REDELIVERY))
                ? Math.max(0, position - world.chance().between(1, 3))
                : position;
        List<Inbound> there = world.broker().records(place.topic(), place.partition());
        int end = Math.min(there.size(), position + world.chance().between(1, most));
        records.addAll(there.subList(first, end));
        if (mine != null) {
            mine.put(place.topic(), end);
        }
    }

    private List<Broker.Place> readable() {
        List<Broker.Place> readable = new ArrayList<>();
        positions.forEach((partition, byTopic) -> byTopic.forEach((topic, position) -> {
            if (world.broker().end(topic, partition) > position) {
                readable.add(new Broker.Place(topic, partition));
            }
        }));
        return readable;
    }

    @Override
    public void resume(int partition, Progress progress) {
        if (!member.owned().contains(partition)) {
            return;
        }
        Map<String, Integer> byTopic = new TreeMap<>();
        for (String topic : topics) {
            Long position = progress.position(topic);
            byTopic.put(topic, position == null ? 0 : Math.toIntExact(position));
        }
        positions.put(partition, byTopic);
    }

    @Override
    public void pause(int partition) {
        positions.remove(partition);
    }

    @Override
    public void report(int partition, Progress progress) {}

    @Override
    public void wakeUp() {}

    @Override
    public List<Lag> lags() {
        return List.of();
    }

    /** Gone from the group for good, whether or not the group knows yet. */
    Group.Member member() {
        return member;
    }

    @Override
    public void close() {
        group.leave(member);
    }
}
