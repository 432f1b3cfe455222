package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.memory.MemoryTransaction;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.lane.Fenced;
import io.seatflow.workflow.lane.LaneStore;
import io.seatflow.workflow.lane.LaneWrite;
import io.seatflow.workflow.lane.Refused;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lanes' rows as one instance sees them: calls may fail, and the instance may stand still or die in them. */
record StormyLaneStore(World world, Instance<?> instance, LaneStore store) implements LaneStore {
    @Override
    public List<Held> takeOver(Collection<Integer> lanes) {
        before("take over");
        List<Held> held = store.takeOver(lanes);
        world.story().happened(instance + " took over", held.hashCode());
        world.at(instance, "taken over");
        return held;
    }

    @Override
    public List<Held> adopt(boolean holdsOne) {
        before("adopt");
        List<Held> held = store.adopt(holdsOne);
        world.at(instance, "adopted");
        return held;
    }

    @Override
    public Contents read(Held held) {
        before("read");
        Contents contents = store.read(held);
        world.at(instance, "lane read");
        return contents;
    }

    @Override
    public void transact(Work work, boolean hopeful) throws Conflict, Fenced, Refused {
        before("transact");
        store.transact(work, hopeful);
        world.at(instance, "committed");
    }

    @Override
    public void write(Transaction transaction, List<LaneWrite> writes) throws Conflict, Fenced {
        world.at(instance, "write");
        store.write(transaction, writes);
        MemoryTransaction.of(transaction).whenCommitted(() -> {
            for (LaneWrite write : writes) {
                world.watch().committed(instance.service(), write.lane(), write.progress());
            }
        });
        world.at(instance, "written");
    }

    @Override
    public List<Timer> due(int lane, Instant now, int limit) {
        before("due");
        return store.due(lane, now, limit);
    }

    @Override
    public @Nullable Instant nextDue(int lane) {
        before("next due");
        return store.nextDue(lane);
    }

    @Override
    public Set<Integer> fenced(Map<Integer, Long> epochs) {
        before("recheck");
        return store.fenced(epochs);
    }

    @Override
    public Set<Integer> renew(Map<Integer, Long> epochs) {
        before("renew");
        return store.renew(epochs);
    }

    @Override
    public void release(Map<Integer, Long> epochs) {
        before("release");
        store.release(epochs);
    }

    private void before(String call) {
        world.at(instance, call);
        world.mayFail(instance, call);
    }
}
