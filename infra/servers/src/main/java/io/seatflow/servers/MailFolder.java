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
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
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
    private final SortedMap<Long, StoredMail> mails = new ConcurrentSkipListMap<>();

    /** Opens the folder with whatever an earlier run left there. */
    MailFolder(Path folder) {
        this.folder = Folders.writable(folder);
        try (Stream<Path> files = Files.list(this.folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                StoredMail mail = read(file);
                mails.put(mail.id(), mail);
            }
        } catch (IOException fault) {
            throw new ServerFailure("the mails in %s cannot be read (%s)".formatted(folder, fault), fault);
        }
    }

    /** All mails, oldest first. */
    List<StoredMail> all() {
        return List.copyOf(mails.values());
    }

    /** The mail as it came over the wire. */
    Optional<byte[]> raw(long id) throws IOException {
        return mails.containsKey(id) ? Optional.of(Files.readAllBytes(file(id))) : Optional.empty();
    }

    /** Keeps a mail; when this returns it is on the disk. */
    synchronized void add(List<String> recipients, MimeMessage message) throws IOException, MessagingException {
        long id = mails.isEmpty() ? 1 : mails.lastKey() + 1;
        Path partial = folder.resolve("incoming.part");
        try (FileOutputStream out = new FileOutputStream(partial.toFile())) {
            message.setHeader(RECIPIENTS, String.join(", ", recipients));
            message.writeTo(out);
            out.getFD().sync();
        }
        Files.move(partial, file(id), StandardCopyOption.ATOMIC_MOVE);
        mails.put(id, read(file(id)));
    }

    private Path file(long id) {
        return folder.resolve("%08d%s".formatted(id, SUFFIX));
    }

    private static StoredMail read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        long id = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
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
