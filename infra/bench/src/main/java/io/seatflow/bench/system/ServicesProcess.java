package io.seatflow.bench.system;

import io.seatflow.local.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The main class of a JVM that runs several services. Its argument is a file of settings, {@code service.key=value}. */
public final class ServicesProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServicesProcess.class);

    private ServicesProcess() {}

    /** Starts the services that the file names; SIGTERM stops them in order. */
    public static void main(String[] arguments) throws IOException {
        Properties file = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            file.load(in);
        }
        List<Runnable> stops = new ArrayList<>();
        for (Service service : Service.values()) {
            Map<String, String> settings = settings(file, service);
            if (!settings.isEmpty()) {
                stops.add(service.start(settings));
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stops), "stop"));
    }

    private static Map<String, String> settings(Properties file, Service service) {
        String prefix = service.label() + ".";
        Map<String, String> settings = new HashMap<>();
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), file.getProperty(key));
            }
        }
        return settings;
    }

    private static void stop(List<Runnable> stops) {
        for (Runnable stop : stops.reversed()) {
            try {
                stop.run();
            } catch (RuntimeException fault) {
                LOG.error("a service did not stop in order", fault);
            }
        }
    }
}
