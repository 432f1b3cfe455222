package io.seatflow.bench;

import io.seatflow.bench.floor.FloorLayout;
import io.seatflow.bench.floor.FloorSide;
import io.seatflow.bench.machine.Durability;
import io.seatflow.bench.machine.ReadyTime;
import io.seatflow.bench.system.Customers;
import io.seatflow.bench.system.Purchased;
import io.seatflow.bench.system.SeatflowSide;
import io.seatflow.bench.system.Variant;
import io.seatflow.local.Progress;
import io.seatflow.local.SeparateServers;
import io.seatflow.local.StopSequence;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The servers that a run is played on, and whatever it starts beside them: all of it ends with {@link #close}, which
 * Ctrl-C calls too, and its folder is deleted.
 */
final class Stage implements AutoCloseable {
    private static final int INTERRUPTED = 130;

    private final EmptyFolder folder;
    private final boolean keep;
    private final Progress progress;
    private final List<String> seatflowJvm;
    private final StopSequence stops = new StopSequence(name -> {});
    private final Thread hook = new Thread(this::stopAndHalt, "stop");
    private @Nullable SeparateServers servers;

    /** Nothing runs yet. */
    Stage(Path data, boolean keep, List<String> seatflowJvm, Progress progress) {
        this.keep = keep;
        this.folder = EmptyFolder.make(data);
        this.seatflowJvm = List.copyOf(seatflowJvm);
        this.progress = progress;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void say(String line) {
        progress.say(line);
    }

    ReadyTime measureReady() {
        say("starting and stopping ./seatflow up");
        return ReadyTime.measure(
                folder.path().resolve("up"), folder.path().resolve("up.log"), stop -> stops.add("", stop));
    }

    void startServers() {
        say("starting the servers on " + folder.path());
        SeparateServers started = SeparateServers.start(folder.path().resolve("system"), FloorLayout.databases());
        stops.add("", started::close);
        servers = started;
    }

    Durability durability() {
        return Durability.of(servers().jdbcUrl("checkout"));
    }

    String kafka() {
        return servers().kafka();
    }

    SeparateServers servers() {
        if (servers == null) {
            throw new IllegalStateException("the servers were not started");
        }
        return servers;
    }

    FloorSide startFloor(Customers customers) {
        List<byte[]> keys = customers.tenantIds().stream()
                .map(id -> id.getBytes(StandardCharsets.UTF_8))
                .toList();
        FloorSide floor = FloorSide.start(servers(), List.of(), keys);
        stops.add("", floor::close);
        return floor;
    }

    SeatflowSide startSeatflow(Variant variant, Customers customers, Purchased purchased) {
        SeatflowSide seatflow = SeatflowSide.start(servers(), variant, seatflowJvm, customers, purchased);
        stops.add("", seatflow::close);
        return seatflow;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalCame) {
            awaitTheEnd();
        }
        stopAll();
    }

    private void stopAll() {
        stops.close();
        if (!keep) {
            folder.delete();
        }
    }

    private void stopAndHalt() {
        say("stopping");
        try {
            stopAll();
        } finally {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    private void awaitTheEnd() {
        try {
            hook.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
