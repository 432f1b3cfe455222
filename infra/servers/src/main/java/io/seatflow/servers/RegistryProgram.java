package io.seatflow.servers;

import org.jspecify.annotations.Nullable;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Finds the registry's program, which the build unpacks beside this module and not onto its class path.
 *
 * <p>The system property {@code seatflow.registry} names its folder; without it, it is looked for from this class's own
 * place upwards, which finds it from a class folder, from a jar in {@code target} and from a copy of that jar anywhere
 * below the built tree.
 */
final class RegistryProgram {
    private static final String JAR = "quarkus-run.jar";

    private RegistryProgram() {}

    static Path find() {
        String chosen = System.getProperty("seatflow.registry");
        Path jar = chosen == null ? searchUpwards() : Path.of(chosen, JAR);
        if (jar == null || !Files.isReadable(jar)) {
            throw new ServerFailure("the schema registry's program is not there: build with mvn package first");
        }
        return jar.toAbsolutePath();
    }

    private static @Nullable Path searchUpwards() {
        for (Path folder = ownPlace(); folder != null; folder = folder.getParent()) {
            for (String place : new String[] {"registry", "infra/servers/target/registry"}) {
                Path jar = folder.resolve(place).resolve(JAR);
                if (Files.isReadable(jar)) {
                    return jar;
                }
            }
        }
        return null;
    }

    private static @Nullable Path ownPlace() {
        CodeSource source = RegistryProgram.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException odd) {
            throw new ServerFailure("this program runs from an odd place: " + source.getLocation(), odd);
        }
    }
}
