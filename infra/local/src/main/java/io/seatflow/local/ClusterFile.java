package io.seatflow.local;

import io.seatflow.servers.KafkaNode;
import io.seatflow.servers.ServerFailure;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * How many brokers a data folder is for, and their cluster's id. It is decided when the folder is new: each of several
 * brokers holds copies of what the others have, under the number it had then.
 *
 * @param brokers how many there are
 * @param clusterId the same for all; a new one, which nobody uses, where the one broker has a folder already
 */
record ClusterFile(int brokers, String clusterId) {
    private static final String NAME = "kafka-cluster.properties";
    private static final String BROKERS = "brokers";
    private static final String CLUSTER_ID = "cluster.id";

    /**
     * Reads what the folder is for, or decides it now.
     *
     * @param wanted how many brokers, 0 for as many as the folder is for
     * @throws ServerFailure with a line for the user if the folder is for another number
     */
    static ClusterFile of(Path data, int wanted) {
        Path file = data.resolve(NAME);
        ClusterFile found = Files.exists(file) ? read(file) : null;
        if (found == null) {
            boolean hasOne = Files.exists(data.resolve(Listener.KAFKA.label()));
            found = new ClusterFile(hasOne || wanted == 0 ? 1 : wanted, KafkaNode.newClusterId());
        }
        if (wanted != 0 && wanted != found.brokers) {
            throw new ServerFailure(
                    "folder %s holds the data of %d broker%s, and their number cannot be changed: start it with --brokers %2$d, or choose another folder with --data"
                            .formatted(data, found.brokers, found.brokers == 1 ? "" : "s"));
        }
        if (found.brokers > 1 && !Files.exists(file)) {
            found.write(file);
        }
        return found;
    }

    private static ClusterFile read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            properties.load(in);
            return new ClusterFile(
                    Integer.parseInt(properties.getProperty(BROKERS, "")), properties.getProperty(CLUSTER_ID, ""));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ServerFailure("file %s cannot be read".formatted(file), unreadable);
        }
    }

    private void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty(BROKERS, Integer.toString(brokers));
        properties.setProperty(CLUSTER_ID, clusterId);
        Path partial = file.resolveSibling(NAME + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(partial, StandardCharsets.ISO_8859_1)) {
                properties.store(out, "Decided when the folder was new; not to be changed.");
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new ServerFailure("file %s cannot be written".formatted(file), refused);
        }
    }
}
