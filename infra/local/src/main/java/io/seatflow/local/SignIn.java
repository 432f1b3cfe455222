package io.seatflow.local;

import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.servers.signin.SignInProvider;

import java.net.URI;
import java.nio.file.Path;

/** The sign-in provider of one system, and what it looks accounts up with. */
record SignIn(SignInProvider provider, RegistryClient registry) implements AutoCloseable {

    /** @throws io.seatflow.servers.ServerFailure with a line for the user if it cannot start */
    static SignIn start(Path folder, int port, String kafka, URI registry) {
        RegistryClient client = new RegistryClient(RegistrySettings.at(registry.toString()));
        try {
            return new SignIn(SignInProvider.start(folder, port, new DirectoryAccounts(kafka, client)), client);
        } catch (RuntimeException failed) {
            client.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        provider.close();
        registry.close();
    }
}
