package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Climate.Trouble;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;

import java.util.List;

/** A service's store as one instance sees it: calls of it may fail, and the instance may stand still or die in them. */
record StormyStore<M, S>(World world, Instance<?> instance, Store<M, S> store) implements Store<M, S> {
    @Override
    public S load(Transaction transaction, List<M> messages) {
        world.at(instance, "load");
        world.mayFail(instance, "load");
        S state = store.load(transaction, messages);
        world.happensMeanwhile(Trouble.SLOW_DECISION);
        world.at(instance, "loaded");
        return state;
    }

    @Override
    public void save(Transaction transaction, S state) throws Conflict {
        store.save(transaction, state);
        world.at(instance, "saved");
    }
}
