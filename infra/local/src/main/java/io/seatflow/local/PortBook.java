package io.seatflow.local;

import io.seatflow.servers.Ports;
import io.seatflow.servers.ServerFailure;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports that a data folder's system had last, so that its addresses stay the same over a restart while they are
 * free. One thread at a time.
 */
final class PortBook {
    private final Path file;
    private final Properties ports = new Properties();

    PortBook(Path data) {
        this.file = data.resolve("ports.properties");
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                ports.load(in);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new ServerFailure("file %s cannot be read: remove it".formatted(file), unreadable);
            }
        }
    }

    /**
     * The port to listen on: the one wanted, else the last one if it is free, else any that is free.
     *
     * @param name what listens
     * @param wanted a port, or 0 for no wish
     * @param option the option that {@code wanted} came from
     * @throws ServerFailure if the wanted port is taken
     */
    int choose(String name, int wanted, String option) {
        int port = wanted == 0 ? lastOrFree(name) : Ports.choose(wanted, option);
        ports.setProperty(name, Integer.toString(port));
        return port;
    }

    private int lastOrFree(String name) {
        try {
            int last = Integer.parseInt(ports.getProperty(name, "0"));
            if (last > 0 && last <= 65_535 && Ports.isFree(last)) {
                Ports.keep(last);
                return last;
            }
        } catch (NumberFormatException edited) {
            ports.remove(name);
        }
        int free = Ports.free();
        while (ports.containsValue(Integer.toString(free))) {
            free = Ports.free();
        }
        return free;
    }

    /** Remembers the choices. */
    void save() {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            ports.store(out, "The ports used last; a port in use at the next start is replaced.");
        } catch (IOException refused) {
            throw new ServerFailure("file %s cannot be written".formatted(file), refused);
        }
    }
}
