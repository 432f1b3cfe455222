package io.seatflow.qa.endtoend;

import io.seatflow.local.verify.Verification;

import java.net.URI;

/** A system that runs, by its addresses. */
interface RunningSystem extends AutoCloseable {
    String kafka();

    URI registry();

    URI payments();

    /** The base address of the service that answers for available quantities. */
    URI availability();

    /** The JDBC address of a service's database, complete. */
    String database(String service);

    /** What verifies all of it, as far as it is on this machine. */
    Verification verification();

    /** Stops it in order and starts it again on the same data. */
    void restart();

    @Override
    void close();
}
