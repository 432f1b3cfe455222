package io.seatflow.qa.endtoend;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A system that runs, by its addresses. */
interface RunningSystem extends AutoCloseable {
    String kafka();

    URI registry();

    URI payments();

    /** The base address of the service that answers for available quantities. */
    URI availability();

    /** The JDBC address of a service's database, complete. */
    String database(String service);

    /** Every log file there is. */
    List<Path> logs();

    /** Stops it in order and starts it again on the same data. */
    void restart();

    @Override
    void close();
}
