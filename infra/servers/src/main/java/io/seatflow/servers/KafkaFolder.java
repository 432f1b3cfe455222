package io.seatflow.servers;

import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * The files of one broker.
 *
 * @param home the caller's folder
 */
record KafkaFolder(Path home) {
    /** Where the broker keeps topics and metadata. */
    Path logs() {
        return home.resolve("logs");
    }

    /** Whether a broker ran on the folder and did not end in order; of one that is free. */
    boolean wasKilled() {
        return Files.exists(logs().resolve("__cluster_metadata-0"))
                && !Files.exists(logs().resolve(".kafka_cleanshutdown"));
    }

    /**
     * Refuses a formatted folder that another broker runs on. Kafka looks only once a second controller has begun to write
     * the first one's metadata.
     *
     * @throws ServerFailure if it is not free
     */
    void requireFree() {
        try (FileChannel file =
                        FileChannel.open(logs().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException byThisProcess) {
            throw inUse();
        } catch (IOException fault) {
            throw new ServerFailure("Kafka's folder %s cannot be locked (%s)".formatted(home, fault), fault);
        }
    }

    private ServerFailure inUse() {
        return new ServerFailure("Kafka's folder %s is in use: stop the broker that runs on it first".formatted(home));
    }

    /**
     * Formats the folder unless that is done. It is formatted beside and moved into place, so that one that is there is
     * whole, and is never formatted over somebody's records.
     *
     * @return the cluster's id
     * @throws ServerFailure if what is there is not a folder of this broker
     */
    String format(KafkaNode node) {
        try {
            if (!Files.exists(logs())) {
                Path beside = home.resolve("logs-new");
                Trees.delete(beside);
                format(Files.createDirectories(beside), node);
                Files.move(beside, logs(), StandardCopyOption.ATOMIC_MOVE);
            }
            return clusterId(logs().resolve("meta.properties"), node);
        } catch (Exception fault) {
            throw new ServerFailure("Kafka's folder %s cannot be prepared (%s)".formatted(home, fault), fault);
        }
    }

    // Kafka's formatter declares Exception.
    private static void format(Path folder, KafkaNode node) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .setNodeId(node.id())
                .setClusterId(node.clusterId())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(false)
                .run();
    }

    private static String clusterId(Path properties, KafkaNode node) throws IOException {
        Properties meta = new Properties();
        try (InputStream file = new FileInputStream(properties.toFile())) {
            meta.load(file);
        }
        String id = meta.getProperty("cluster.id");
        if (id == null) {
            throw new IOException("no cluster.id in " + properties);
        }
        String number = meta.getProperty("node.id");
        if (!Integer.toString(node.id()).equals(number)) {
            throw new IOException("it is that of broker %s, not of broker %d".formatted(number, node.id()));
        }
        if (!node.isAlone() && !node.clusterId().equals(id)) {
            throw new IOException("it is that of cluster %s, not of %s".formatted(id, node.clusterId()));
        }
        return id;
    }
}
