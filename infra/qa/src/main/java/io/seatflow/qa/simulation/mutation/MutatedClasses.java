package io.seatflow.qa.simulation.mutation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * The engine, the services and the simulation a second time, with some classes changed. What they all only use (records on
 * the wire, libraries, Java itself) is shared with the first.
 */
final class MutatedClasses extends ClassLoader {
    private static final String OURS = "io.seatflow.";
    private static final List<String> SHARED =
            List.of("io.seatflow.schemas.", "io.seatflow.events.", "io.seatflow.storefront.");

    private final Map<String, byte[]> changed;

    MutatedClasses(Map<String, byte[]> changed) {
        super(MutatedClasses.class.getClassLoader());
        this.changed = Map.copyOf(changed);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || SHARED.stream().anyMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] bytes = changed.containsKey(name) ? changed.get(name) : original(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte @Nullable [] original(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
