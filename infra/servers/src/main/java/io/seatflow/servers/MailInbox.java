package io.seatflow.servers;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A mail server that takes every mail for every address, keeps it on disk and shows it over HTTP ({@link MailView}).
 * Nothing leaves this machine.
 *
 * <p>A mail that was answered with 250 is on the disk and survives a crash. If it cannot be written the answer is 451,
 * so that the sender tries again.
 *
 * <p>Threads: all methods may be called from any.
 */
public final class MailInbox implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    private final MailFolder mails;
    private final SmtpServer smtp;
    private final MailView view;

    private MailInbox(MailFolder mails, SmtpServer smtp, MailView view) {
        this.mails = mails;
        this.smtp = smtp;
        this.view = view;
    }

    /**
     * Starts the inbox with the mails that the folder holds already.
     *
     * @param folder for its mails
     * @param smtpPort to take mails on, 0 for a free one
     * @param httpPort to show them on, 0 for a free one
     * @throws ServerFailure with a line for the user if that is not possible
     */
    public static MailInbox start(Path folder, int smtpPort, int httpPort) {
        MailFolder mails = new MailFolder(folder);
        ServerSetup setup =
                new ServerSetup(Ports.choose(smtpPort, "--smtp-port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        MailView view = MailView.start(mails, Ports.choose(httpPort, "--inbox-port"));
        SmtpServer smtp = new SmtpServer(setup, managers(mails));
        MailInbox inbox = new MailInbox(mails, smtp, view);
        smtp.startService();
        try {
            if (!smtp.waitTillRunning(START_PATIENCE.toMillis())) {
                inbox.close();
                throw ServerFailure.portInUse(setup.getPort(), "--smtp-port");
            }
            return inbox;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            inbox.close();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }

    /** Takes each mail before the server answers 250; what this throws is answered by 451. */
    private static Managers managers(MailFolder mails) {
        Managers defaults = new Managers();
        SmtpManager keeping = new SmtpManager(defaults.getImapHostManager(), defaults.getUserManager()) {
            @Override
            public synchronized void send(SmtpState state) {
                List<String> recipients = state.getMessage().getToAddresses().stream()
                        .map(MailAddress::getEmail)
                        .toList();
                try {
                    mails.add(recipients, state.getMessage().getMessage());
                } catch (MessagingException malformed) {
                    throw new IllegalArgumentException(malformed);
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            }
        };
        return new Managers() {
            @Override
            public SmtpManager getSmtpManager() {
                return keeping;
            }
        };
    }

    /** Where to send mails: host and port. */
    public String smtpAddress() {
        return "127.0.0.1:" + smtp.getPort();
    }

    /** The address of the HTTP view. */
    public URI url() {
        return view.url();
    }

    /** All mails, oldest first. */
    public List<StoredMail> mails() {
        try {
            return mails.after(0, Integer.MAX_VALUE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Stops taking mails, then showing them. */
    @Override
    public void close() {
        smtp.stopService();
        view.close();
    }
}
