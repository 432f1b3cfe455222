package io.seatflow.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.seatflow.servers.ServerFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file by which others find a running system. It is there while the system is ready, and whole at any moment. */
public final class EndpointsFile {
    private static final String NAME = "endpoints.json";

    private final ObjectMapper json = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Path data;
    private final Path file;

    /** The file of the system on this data folder, running or not. */
    public EndpointsFile(Path data) {
        this.data = data;
        this.file = data.resolve(NAME);
    }

    /**
     * Where the running system answers.
     *
     * @throws ServerFailure with a line for the user if none runs on the folder
     */
    public Endpoints read() {
        try {
            return json.readValue(Files.readAllBytes(file), Endpoints.class);
        } catch (NoSuchFileException none) {
            throw new ServerFailure(
                    "no system runs on %1$s: start it with ./seatflow up --data %1$s, or name another folder with --data"
                            .formatted(file.getParent()),
                    none);
        } catch (IOException unreadable) {
            throw new ServerFailure("file %s cannot be read".formatted(file), unreadable);
        }
    }

    /**
     * The same, or nothing where no system runs on the folder. The file alone does not tell: that of a system that was killed
     * is left behind.
     *
     * @throws ServerFailure with a line for the user if the folder is held by a system that is not ready
     */
    public Optional<Endpoints> readIfRunning() {
        try {
            DataFolder.hold(data).close();
            return Optional.empty();
        } catch (ServerFailure held) {
            if (Files.exists(file)) {
                return Optional.of(read());
            }
            throw held;
        }
    }

    void write(Endpoints endpoints) {
        Path partial = file.resolveSibling(NAME + ".part");
        try {
            Files.write(partial, json.writeValueAsBytes(endpoints));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new ServerFailure("file %s cannot be written".formatted(file), refused);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new ServerFailure("file %s cannot be removed".formatted(file), refused);
        }
    }
}
