package io.seatflow.bench.floor;

import io.seatflow.bench.load.Answer;
import io.seatflow.bench.load.Prepared;
import io.seatflow.bench.load.Side;
import io.seatflow.bench.machine.OwnJvm;
import io.seatflow.local.SeparateServers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** The floor, running in a JVM of its own. */
public final class FloorSide implements Side, AutoCloseable {
    private final OwnJvm jvm;
    private final SortedMap<String, Long> pids;
    private final List<byte[]> keys;
    private final Random random = new Random(1);
    private long next;
    private long first;

    private FloorSide(OwnJvm jvm, SortedMap<String, Long> pids, List<byte[]> keys) {
        this.jvm = jvm;
        this.pids = pids;
        this.keys = List.copyOf(keys);
    }

    /**
     * Starts it on servers that were started with its databases.
     *
     * @param keys of its records, in turn
     */
    public static FloorSide start(SeparateServers servers, List<String> jvmOptions, List<byte[]> keys) {
        FloorLayout.createTopics(servers.kafka());
        List<String> arguments = new ArrayList<>(List.of(servers.kafka()));
        FloorLayout.databases().forEach(database -> arguments.add(servers.jdbcUrl(database)));
        OwnJvm jvm = OwnJvm.start("floor", servers.log("floor"), jvmOptions, FloorProcess.class, arguments);
        SortedMap<String, Long> pids = new TreeMap<>(servers.pids());
        pids.keySet().retainAll(List.of("kafka", "postgres"));
        pids.put("floor", jvm.process().pid());
        return new FloorSide(jvm, pids, keys);
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public Prepared prepare(int number) {
        first = next;
        next += number;
        return FloorLayout.records(number, first, keys, random);
    }

    @Override
    public String lastTopic() {
        return FloorLayout.last();
    }

    @Override
    public void check(List<Answer> answers) {
        FloorLayout.check(answers, first);
    }

    @Override
    public SortedMap<String, Long> pids() {
        return new TreeMap<>(pids);
    }

    /** The process that only it has. */
    public SortedMap<String, Long> ownPids() {
        SortedMap<String, Long> own = pids();
        own.keySet().retainAll(List.of("floor"));
        return own;
    }

    @Override
    public void wake() {
        jvm.resume();
    }

    /** Its threads ask for messages all the time, so they are stopped. */
    @Override
    public void rest() {
        jvm.pause();
    }

    @Override
    public void settle() {
        // What came out was acknowledged, and only offsets follow.
    }

    @Override
    public void close() {
        jvm.close();
    }
}
