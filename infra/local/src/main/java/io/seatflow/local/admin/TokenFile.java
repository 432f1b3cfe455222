package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.local.commands.CommandFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Who is signed in on a data folder: a file that only its owner can read. */
final class TokenFile {
    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    TokenFile(Path data) {
        this.file = data.resolve("signed-in.json");
    }

    /** An account and its token. */
    record SignedIn(String tenant, String user, String name, String token) {}

    /** @throws Refused where nobody is signed in */
    SignedIn read() {
        try {
            return json.readValue(Files.readAllBytes(file), SignedIn.class);
        } catch (NoSuchFileException nobody) {
            throw new Refused(
                    ExitCodes.NOT_SIGNED_IN,
                    "nobody is signed in: run ./seatflow login --tenant TENANT --user USER first");
        } catch (IOException unreadable) {
            throw new CommandFailure("file %s cannot be read: sign in again".formatted(file), unreadable);
        }
    }

    void write(SignedIn who) {
        Path partial = file.resolveSibling("signed-in.json.part");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(partial, json.writeValueAsBytes(who));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new CommandFailure("file %s cannot be written".formatted(file), refused);
        }
    }
}
