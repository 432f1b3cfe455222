package io.seatflow.servers;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Mails as files, one {@code .eml} each, synced to disk before the sender is told that its mail was taken.
 *
 * <p>Threads: any; writes happen one at a time.
 */
final class MailFolder {
    private static final String SUFFIX = ".eml";
    private static final String RECIPIENTS = "X-Envelope-To";

    private final Path folder;
    /** Of their contents nothing is kept in memory: a load test sends more than fits. */
    private final NavigableSet<Long> ids = new ConcurrentSkipListSet<>();

    /** Opens the folder with whatever an earlier run left there. */
    MailFolder(Path folder) {
        this.folder = Folders.writable(folder);
        try (Stream<Path> files = Files.list(this.folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                ids.add(id(file));
            }
        } catch (IOException fault) {
            throw new ServerFailure("the mails in %s cannot be read (%s)".formatted(folder, fault), fault);
        }
    }

    /** Mails with greater ids than that, oldest first, so many at most. */
    List<StoredMail> after(long id, int most) throws IOException {
        List<StoredMail> found = new ArrayList<>();
        for (long next : ids.tailSet(id, false)) {
            if (found.size() >= most) {
                break;
            }
            found.add(read(file(next)));
        }
        return found;
    }

    /** The mail as it came over the wire. */
    Optional<byte[]> raw(long id) throws IOException {
        return ids.contains(id) ? Optional.of(Files.readAllBytes(file(id))) : Optional.empty();
    }

    /** Keeps a mail; when this returns it is on the disk. */
    synchronized void add(List<String> recipients, MimeMessage message) throws IOException, MessagingException {
        long id = ids.isEmpty() ? 1 : ids.last() + 1;
        Path partial = folder.resolve("incoming.part");
        try (FileOutputStream out = new FileOutputStream(partial.toFile())) {
            message.setHeader(RECIPIENTS, String.join(", ", recipients));
            message.writeTo(out);
            out.getFD().sync();
        }
        Files.move(partial, file(id), StandardCopyOption.ATOMIC_MOVE);
        ids.add(id);
    }

    private Path file(long id) {
        return folder.resolve("%08d%s".formatted(id, SUFFIX));
    }

    private static long id(Path file) {
        String name = String.valueOf(file.getFileName());
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    private static StoredMail read(Path file) throws IOException {
        long id = id(file);
        Instant receivedAt = Files.getLastModifiedTime(file).toInstant();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MimeMessage message = new MimeMessage(null, in);
            List<String> bodies = new ArrayList<>(List.of("", ""));
            collectBodies(message, bodies);
            return new StoredMail(
                    id,
                    receivedAt,
                    header(message, "From"),
                    List.of(header(message, RECIPIENTS).split(", ")),
                    header(message, "Subject"),
                    header(message, "Message-ID"),
                    bodies.get(0),
                    bodies.get(1));
        } catch (MessagingException malformed) {
            return new StoredMail(id, receivedAt, "", List.of(), "", "", "malformed: " + malformed.getMessage(), "");
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException, IOException {
        String value = message.getHeader(name, ", ");
        return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    private static void collectBodies(Part part, List<String> bodies) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                collectBodies(parts.getBodyPart(index), bodies);
            }
        } else if (content instanceof String text) {
            bodies.set(part.isMimeType("text/html") ? 1 : 0, text);
        }
    }
}
