package io.seatflow.bench.floor;

/** The main class of the floor's JVM: Kafka's address and the JDBC address of each hop's database are the arguments. */
public final class FloorProcess {
    private FloorProcess() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        for (int hop = 0; hop < FloorLayout.HOPS; hop++) {
            new Thread(new FloorHop(hop, arguments[0], arguments[hop + 1]), "hop-" + hop).start();
        }
    }
}
