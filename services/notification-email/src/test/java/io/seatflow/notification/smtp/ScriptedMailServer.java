package io.seatflow.notification.smtp;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * A mail server that does what it is told, per recipient and mail, and keeps a ledger: what it took, what it was asked, and
 * how often it was connected to. Loopback only.
 */
public final class ScriptedMailServer implements AutoCloseable {
    /** A mail that was taken. */
    public record Taken(String recipient, String messageId, String source, int connection) {}

    final CountDownLatch closed = new CountDownLatch(1);
    final @Nullable SSLContext tls;
    final @Nullable String signIn;
    private final Map<String, Deque<Behaviour>> scripts = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> transactions = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket listener;
    private final Thread listening;
    private volatile @Nullable String greeting;

    /**
     * Listens.
     *
     * @param port 0 for a free one
     * @param tls for STARTTLS; null to offer none
     * @param signIn user and password with a space between them, to be given with AUTH PLAIN; null to ask for none
     */
    public ScriptedMailServer(int port, @Nullable SSLContext tls, @Nullable String signIn) {
        this.tls = tls;
        this.signIn = signIn;
        try {
            listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listening = Thread.ofPlatform().daemon().start(this::listen);
    }

    public static ScriptedMailServer start() {
        return new ScriptedMailServer(0, null, null);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What to do with the next mails to that address; those after them are accepted. */
    public void script(String recipient, Behaviour... behaviours) {
        scripts.computeIfAbsent(recipient.toLowerCase(Locale.ROOT), key -> new ArrayDeque<>())
                .addAll(List.of(behaviours));
    }

    /** Greets with that line from now on; null to greet as usual. */
    public void greetWith(@Nullable String line) {
        greeting = line;
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<Taken> taken(String recipient) {
        return taken.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    /** The different Message-IDs taken: how many mails a recipient's mail program shows. */
    public Set<String> messageIds() {
        return taken.stream().map(Taken::messageId).collect(Collectors.toSet());
    }

    /** The recipients of each mail that was begun, separated by commas. */
    public List<String> transactions() {
        return List.copyOf(transactions);
    }

    public int connections() {
        return connections.get();
    }

    String greeting() {
        String special = greeting;
        return special == null ? "220 scripted ESMTP" : special;
    }

    Behaviour next(String recipient) {
        Deque<Behaviour> script = scripts.get(recipient.toLowerCase(Locale.ROOT));
        if (script == null) {
            return Behaviour.ACCEPT;
        }
        synchronized (script) {
            Behaviour next = script.poll();
            return next == null ? Behaviour.ACCEPT : next;
        }
    }

    Behaviour peek(String recipient) {
        Deque<Behaviour> script = scripts.get(recipient.toLowerCase(Locale.ROOT));
        if (script == null) {
            return Behaviour.ACCEPT;
        }
        synchronized (script) {
            Behaviour next = script.peek();
            return next == null ? Behaviour.ACCEPT : next;
        }
    }

    void began(String recipients) {
        transactions.add(recipients);
    }

    void took(Taken mail) {
        taken.add(mail);
    }

    private void listen() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                    new ScriptedSession(this, socket, number).run();
                    open.remove(socket);
                });
            } catch (IOException stopped) {
                return;
            }
        }
    }

    /** Nobody listens any more when this returns. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            listening.join();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
