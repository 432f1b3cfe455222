package io.seatflow.servers;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * Formats the folder unless that is done.
     *
     * @return the cluster's id
     * @throws ServerFailure if what is there is not a broker's folder
     */
    String format() {
        try {
            Path properties = logs().resolve("meta.properties");
            if (!Files.exists(properties)) {
                format(Uuid.randomUuid().toString());
            }
            return clusterId(properties);
        } catch (Exception fault) {
            throw new ServerFailure("Kafka's folder %s cannot be prepared (%s)".formatted(home, fault), fault);
        }
    }

    // Kafka's formatter declares Exception.
    private void format(String clusterId) throws Exception {
        Trees.delete(logs());
        Files.createDirectories(logs());
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .setNodeId(KafkaSettings.NODE_ID)
                .setClusterId(clusterId)
                .addDirectory(logs().toString())
                .setMetadataLogDirectory(logs().toString())
                .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(false)
                .run();
    }

    private static String clusterId(Path properties) throws IOException {
        Properties meta = new Properties();
        try (InputStream file = new FileInputStream(properties.toFile())) {
            meta.load(file);
        }
        String id = meta.getProperty("cluster.id");
        if (id == null) {
            throw new IOException("no cluster.id in " + properties);
        }
        return id;
    }
}
