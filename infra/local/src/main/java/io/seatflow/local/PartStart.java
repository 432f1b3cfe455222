package io.seatflow.local;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How a part is started, as often as it takes.
 *
 * @param name of the part
 * @param launch starts it and returns at once, ready or not; throws {@link io.seatflow.servers.ServerFailure} if there is
 *     nothing to wait for
 * @param possible whether what it needs is there; asked before it is started once more
 */
record PartStart(String name, Supplier<Launched> launch, BooleanSupplier possible) {
    /**
     * A part that was just started.
     *
     * @param awaitReady returns when it answers; throws {@link io.seatflow.servers.ServerFailure} if it does not
     */
    record Launched(Part part, Runnable awaitReady) {}

    /** A part that needs nothing but itself. */
    static PartStart of(String name, Supplier<Launched> launch) {
        return new PartStart(name, launch, () -> true);
    }

    /** A part in this JVM, ready when it has been started. */
    static PartStart inside(String name, Supplier<Runnable> start) {
        return of(name, () -> new Launched(Part.inside(name, start.get()), () -> {}));
    }

    /**
     * Starts it, for somebody who does not keep it running, and returns when it is ready.
     *
     * @throws io.seatflow.servers.ServerFailure if it does not become so; then it has been stopped
     */
    Part now() {
        Launched launched = launch.get();
        try {
            launched.awaitReady().run();
            return launched.part();
        } catch (RuntimeException failed) {
            launched.part().stopQuietly();
            throw failed;
        }
    }

    /** The same, started once more only when that is so. */
    PartStart when(BooleanSupplier condition) {
        return new PartStart(name, launch, condition);
    }
}
