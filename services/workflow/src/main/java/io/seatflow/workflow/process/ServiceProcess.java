package io.seatflow.workflow.process;

import io.seatflow.workflow.database.DatabaseNotUsable;
import io.seatflow.workflow.http.HttpNotUsable;
import io.seatflow.workflow.settings.Settings;
import io.seatflow.workflow.settings.SettingsRefused;
import io.seatflow.workflow.settings.SettingsSources;
import org.slf4j.LoggerFactory;

import java.io.PrintStream;
import java.util.function.Function;

/**
 * A service in a process of its own. Call it first thing in {@code Main}, before any logger is made; what it returns
 * other than 0 is for {@code System.exit}.
 */
public final class ServiceProcess {
    private static final String LOG_CONFIGURATION = "logback.configurationFile";

    private ServiceProcess() {}

    /**
     * Reads settings from the file that the first argument names and from the environment, starts the service, and has
     * it closed when the process is told to end.
     *
     * @param shape the service's settings record
     * @param start starts the service and returns when it runs, on threads of its own
     * @return 0 if it runs; 1 if it could not start, after saying why on standard error
     */
    public static <S> int run(
            String service,
            String[] arguments,
            Function<Settings, S> shape,
            Function<S, ? extends AutoCloseable> start) {
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "logback-service.xml");
        }
        return run(service, SettingsSources.ofProcess(service, arguments), shape, start, System.err);
    }

    static <S> int run(
            String service,
            SettingsSources sources,
            Function<Settings, S> shape,
            Function<S, ? extends AutoCloseable> start,
            PrintStream complaints) {
        try {
            AutoCloseable running = start.apply(sources.read(shape));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service, running), service + "-stop"));
            return 0;
        } catch (SettingsRefused | DatabaseNotUsable | HttpNotUsable refused) {
            complaints.println(refused.getMessage());
            return 1;
        } catch (RuntimeException | LinkageError failure) { // A class that is missing must not leave threads waiting.
            LoggerFactory.getLogger(ServiceProcess.class).error("{} cannot start", service, failure);
            complaints.println(service + " cannot start: " + failure);
            return 1;
        }
    }

    // AutoCloseable may throw anything, and the process ends whatever it throws.
    private static void close(String service, AutoCloseable running) {
        try {
            running.close();
        } catch (Exception failure) {
            LoggerFactory.getLogger(ServiceProcess.class).warn("{} did not stop in order", service, failure);
        }
    }
}
