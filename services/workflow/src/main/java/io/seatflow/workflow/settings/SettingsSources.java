package io.seatflow.workflow.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a service's settings come from. What is added later wins; the defaults, which stand in the service's settings
 * record, lose against everything.
 *
 * <p>Keys are lower case with dots and dashes: {@code database.url}. A properties file uses them as they are. In the
 * environment of a service {@code checkout} the same setting is {@code SEATFLOW_CHECKOUT_DATABASE_URL}: the prefix of
 * the service, then the key in upper case with underscores. Every setting that a source gives must be one the service
 * asks for.
 */
public final class SettingsSources {
    private static final Logger LOGGER = LoggerFactory.getLogger(SettingsSources.class);

    private final String service;
    private final List<SettingsSource> sources = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsSources(String service) {
        this.service = service;
    }

    /** No source yet. */
    public static SettingsSources of(String service) {
        return new SettingsSources(service);
    }

    /**
     * A service in a process of its own: the properties file that its first argument names, if there is one, and the
     * environment over it.
     */
    public static SettingsSources ofProcess(String service, String... arguments) {
        SettingsSources sources = of(service);
        return (arguments.length == 0 ? sources : sources.file(Path.of(arguments[0]))).environment(System.getenv());
    }

    /** A properties file in UTF-8. */
    public SettingsSources file(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException failure) {
            problems.add("file %s cannot be read (%s)"
                    .formatted(file, failure.getClass().getSimpleName()));
        }
        Map<String, String> values = properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
        sources.add(SettingsSource.plain("file " + file, values));
        return this;
    }

    /** Environment variables; those without the service's prefix are not looked at. */
    public SettingsSources environment(Map<String, String> environment) {
        sources.add(SettingsSource.environment(service, environment));
        return this;
    }

    /** Values by key, from whoever hosts the service. */
    public SettingsSources overrides(Map<String, String> values) {
        sources.add(SettingsSource.plain("override", values));
        return this;
    }

    /**
     * Makes the service's settings record, and logs each setting with where it came from, secrets masked.
     *
     * @param shape asks for every setting once and gives its default
     * @throws SettingsRefused naming everything that is missing, wrong or unknown
     */
    public <T> T read(Function<Settings, T> shape) {
        Settings settings = new Settings(service, sources, problems);
        T read;
        try {
            read = shape.apply(settings);
        } catch (RuntimeException failure) {
            settings.refuseIfWrong(); // A record may rightly refuse the stand-in of a value that was wrong.
            throw failure;
        }
        settings.refuseIfWrong();
        LOGGER.info("{} runs with {}", service, settings.summary());
        return read;
    }
}
