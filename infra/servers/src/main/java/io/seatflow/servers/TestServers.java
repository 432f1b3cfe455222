package io.seatflow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * One broker, one PostgreSQL and one schema registry per JVM for the tests of all modules: started when first asked for, on temporary
 * folders, stopped and deleted when the JVM ends.
 *
 * <p>They are shared by all tests of the JVM, so a test takes topics, groups and databases of its own, for instance
 * {@code TestServers.postgres().createDatabase("checkout_" + number)}.
 *
 * <p>Threads: any; the first caller waits for the start.
 */
public final class TestServers {
    private TestServers() {}

    /** The broker. Topics are not created by themselves. */
    public static KafkaServer kafka() {
        return Kafka.SERVER;
    }

    /** The PostgreSQL, durable as the real one. */
    public static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    /** The schema registry, on a database of {@link #postgres()}. */
    public static RegistryServer registry() {
        return Registry.SERVER;
    }

    private static <S extends AutoCloseable> S start(String name, Function<Path, S> starter) {
        try {
            Path folder = Files.createTempDirectory("seatflow-" + name + "-");
            S server = starter.apply(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder), "stop-" + name));
            return server;
        } catch (IOException fault) {
            throw new ServerFailure("no temporary folder can be made (%s)".formatted(fault), fault);
        }
    }

    // AutoCloseable declares Exception.
    private static void stop(AutoCloseable server, Path folder) {
        try {
            server.close();
            Trees.delete(folder);
        } catch (Exception fault) {
            throw new ServerFailure("folder %s is left behind".formatted(folder), fault);
        }
    }

    private static final class Kafka {
        static final KafkaServer SERVER = start("kafka", folder -> KafkaServer.start(folder, 0));
    }

    private static final class Registry {
        static final RegistryServer SERVER = start(
                "registry",
                folder -> RegistryServer.start(
                        folder.resolve("registry.log"), 0, postgres().createDatabase("registry")));
    }

    private static final class Postgres {
        static final PostgresServer SERVER = start("postgres", folder -> PostgresServer.start(folder, 0));
    }
}
