package io.seatflow.bench.system;

import io.seatflow.bench.load.Prepared;
import io.seatflow.bench.load.Publishing;

import java.util.concurrent.locks.LockSupport;

/** Places orders at a constant rate, whatever becomes of them: one that is late makes no other one wait. */
record SteadyLoad(int perSecond) {
    /** Publishes all; returns when each was due, by {@link System#nanoTime}. */
    long[] run(Prepared orders, Publishing in) {
        long[] due = new long[orders.size()];
        long begin = System.nanoTime();
        for (int i = 0; i < orders.size(); i++) {
            due[i] = begin + (long) (i * 1e9 / perSecond);
            for (long left = due[i] - System.nanoTime(); left > 0; left = due[i] - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            in.send(orders.topic(), orders.keys()[i], orders.values()[i]);
        }
        in.flush();
        return due;
    }
}
