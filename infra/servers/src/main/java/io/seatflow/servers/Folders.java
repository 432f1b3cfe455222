package io.seatflow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds and makes the folders that servers keep their files in. */
public final class Folders {
    private static final String CACHE_REMEDY = "set XDG_CACHE_HOME to one that can";

    private Folders() {}

    /**
     * The folder, made if it is not there yet, as an absolute path.
     *
     * @throws ServerFailure if it cannot be made or written
     */
    public static Path writable(Path folder) {
        return writable(folder, "choose another with --data");
    }

    private static Path writable(Path folder, String remedy) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Path probe = Files.createTempFile(absolute, ".write-", ".probe");
            Files.delete(probe);
            return absolute;
        } catch (IOException refused) {
            throw new ServerFailure("folder %s cannot be written: %s".formatted(absolute, remedy), refused);
        }
    }

    /**
     * Where unpacked server binaries are kept, so that only the first start on a machine unpacks them: the system
     * property {@code seatflow.cache}, else {@code XDG_CACHE_HOME/seatflow}, else {@code ~/.cache/seatflow}. Nothing
     * in it is worth a backup.
     */
    public static Path cache() {
        String chosen = System.getProperty("seatflow.cache");
        if (chosen != null) {
            return writable(Path.of(chosen), CACHE_REMEDY);
        }
        String standard = System.getenv("XDG_CACHE_HOME");
        Path parent = standard == null || standard.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(standard);
        return writable(parent.resolve("seatflow"), CACHE_REMEDY);
    }
}
