package io.seatflow.qa.chaos.agent;

import net.bytebuddy.ByteBuddy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jar that {@code -javaagent} wants: a manifest that says where the agent's classes are. */
public record AgentJar(Path file) {

    /** Writes it into a folder. */
    public static AgentJar in(Path folder) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", FaultAgent.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(FaultAgent.class, ByteBuddy.class)
                        .map(AgentJar::whereIs)
                        .collect(Collectors.joining(" ")));
        Path file = folder.resolve("chaos-agent.jar");
        try {
            new JarOutputStream(Files.newOutputStream(file), manifest).close();
            return new AgentJar(file.toAbsolutePath());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The JVM's argument for a part of the system. */
    public String argument(Mailbox mailbox, Collection<Plant> plants) {
        return "-javaagent:%s=%s"
                .formatted(
                        file,
                        Stream.concat(
                                        Stream.of(mailbox.folder()
                                                .toAbsolutePath()
                                                .toString()),
                                        plants.stream().map(Plant::label))
                                .collect(Collectors.joining(",")));
    }

    private static String whereIs(Class<?> type) {
        try {
            return type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the class path names no place", impossible);
        }
    }
}
