package io.seatflow.local.commands;

import io.seatflow.local.Endpoints;
import io.seatflow.local.EndpointsFile;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The option by which a command finds the system it talks to. */
final class RunningSystem {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the running system. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    /** Where it answers. @throws io.seatflow.servers.ServerFailure with a line for the user where none runs */
    Endpoints endpoints() {
        return new EndpointsFile(data).read();
    }
}
