package io.seatflow.notification.smtp;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** One connection to the scripted mail server. */
final class ScriptedSession {
    private static final Pattern ADDRESS = Pattern.compile("<([^>]*)>");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");

    private final ScriptedMailServer server;
    private final int number;
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private boolean signedIn;
    private final List<String> recipients = new ArrayList<>();

    ScriptedSession(ScriptedMailServer server, Socket socket, int number) {
        this.server = server;
        this.number = number;
        this.socket = socket;
        this.in = new BufferedReader(new StringReader(""));
        this.out = OutputStream.nullOutputStream();
    }

    void run() {
        try {
            use(socket);
            say(server.greeting());
            if (!server.greeting().startsWith("220")) {
                socket.close();
                return;
            }
            while (obey(line())) {}
        } catch (IOException | InterruptedException gone) {
            // The other side has left, or the server is closed.
        } finally {
            close();
        }
    }

    private void use(Socket now) throws IOException {
        socket = now;
        in = new BufferedReader(new InputStreamReader(now.getInputStream(), StandardCharsets.UTF_8));
        out = now.getOutputStream();
    }

    private boolean obey(String line) throws IOException, InterruptedException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> hello();
            case "STARTTLS" -> startTls();
            case "AUTH" -> signIn(line);
            case "MAIL" -> {
                recipients.clear();
                if (server.signIn != null && !signedIn) {
                    say("530 5.7.0 sign in first");
                } else {
                    say("250 ok");
                }
            }
            case "RCPT" -> {
                return recipient(address(line));
            }
            case "DATA" -> {
                return data();
            }
            case "QUIT" -> {
                say("221 bye");
                return false;
            }
            default -> say("250 ok");
        }
        return true;
    }

    private void hello() throws IOException {
        if (server.tls != null && !(socket instanceof SSLSocket)) {
            say("250-scripted", "250 STARTTLS");
        } else if (server.signIn != null) {
            say("250-scripted", "250 AUTH PLAIN");
        } else {
            say("250 scripted");
        }
    }

    private void startTls() throws IOException {
        say("220 go ahead");
        if (server.tls != null) {
            SSLSocket encrypted =
                    (SSLSocket) server.tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
            encrypted.setUseClientMode(false);
            use(encrypted);
        }
    }

    private void signIn(String line) throws IOException {
        String given =
                new String(Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())), StandardCharsets.UTF_8);
        // RFC 4616: who to act as, NUL, user, NUL, password.
        signedIn = given.substring(given.indexOf('\0') + 1).replace('\0', ' ').equals(server.signIn);
        say(signedIn ? "235 ok" : "535 5.7.8 not you");
    }

    private boolean recipient(String address) throws IOException, InterruptedException {
        recipients.add(address);
        Behaviour behaviour = server.peek(address);
        switch (behaviour) {
            case DEFER_RECIPIENT -> refuseRecipient(address, "450 4.2.1 later");
            case REFUSE_RECIPIENT -> refuseRecipient(address, "550 5.1.1 nobody of that name");
            case ASK_TO_SIGN_IN -> refuseRecipient(address, "530 5.7.0 sign in first");
            case HANG_AT_RECIPIENT -> {
                server.next(address);
                server.began(address);
                server.closed.await(60, TimeUnit.SECONDS);
                return false;
            }
            default -> say("250 ok");
        }
        return true;
    }

    private void refuseRecipient(String address, String answer) throws IOException {
        server.next(address);
        server.began(address);
        say(answer);
    }

    private boolean data() throws IOException, InterruptedException {
        String recipient = String.join(",", recipients);
        Behaviour behaviour = server.next(recipient);
        server.began(recipient);
        say("354 go ahead");
        StringBuilder source = new StringBuilder();
        for (String line = line(); !line.equals("."); line = line()) {
            source.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            if (behaviour == Behaviour.CUT_WITHIN_MAIL) {
                return false;
            }
        }
        if (behaviour.takes()) {
            Matcher id = MESSAGE_ID.matcher(source);
            server.took(new ScriptedMailServer.Taken(
                    recipient, id.find() ? id.group(1) : "none", source.toString(), number));
        }
        return answer(behaviour);
    }

    private boolean answer(Behaviour behaviour) throws IOException, InterruptedException {
        switch (behaviour) {
            case ACCEPT -> say("250 2.0.0 taken");
            case DEFER_MAIL -> say("451 4.3.0 later");
            case CLOSE_WITH_421 -> {
                say("421 4.3.2 closing");
                return false;
            }
            case REFUSE_MAIL -> say("554 5.6.0 never");
            case REFUSE_MAIL_AND_CUT -> {
                say("554 5.6.0 never");
                return false;
            }
            case HANG_AFTER_MAIL -> {
                server.closed.await(60, TimeUnit.SECONDS);
                return false;
            }
            case TRICKLE_AFTER_MAIL -> {
                while (!server.closed.await(50, TimeUnit.MILLISECONDS)) {
                    out.write('2');
                    out.flush();
                }
                return false;
            }
            case CUT_AFTER_MAIL, CUT_AFTER_MAIL_AND_LOSE -> {
                return false;
            }
            case DEFER_RECIPIENT, REFUSE_RECIPIENT, ASK_TO_SIGN_IN, HANG_AT_RECIPIENT, CUT_WITHIN_MAIL ->
                throw new IllegalStateException("expected to be over before the mail's end: " + behaviour);
        }
        return true;
    }

    private static String address(String line) {
        Matcher address = ADDRESS.matcher(line);
        return address.find() ? address.group(1) : "";
    }

    private String line() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }

    private void say(String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
