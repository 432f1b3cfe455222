package io.seatflow.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inbox over HTTP: {@code GET /mails} lists all mails as JSON, oldest first, with the fields of
 * {@link StoredMail}, with {@code ?after=ID} only those that came after that one, with {@code ?most=N} so many at most;
 * {@code GET /mails/ID} gives one as it came over the wire.
 */
final class MailView implements AutoCloseable {
    private static final String LIST = "/mails";
    private static final int AT_ONCE = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final MailFolder mails;
    private final HttpServer server;
    private final ExecutorService threads;

    private MailView(MailFolder mails, HttpServer server, ExecutorService threads) {
        this.mails = mails;
        this.server = server;
        this.threads = threads;
    }

    static MailView start(MailFolder mails, int port) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            MailView view = new MailView(mails, server, threads);
            server.setExecutor(threads);
            server.createContext("/", view::answer);
            server.start();
            return view;
        } catch (IOException taken) {
            throw ServerFailure.portInUse(port, "--inbox-port");
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!"GET".equals(exchange.getRequestMethod())) {
                send(exchange, 405, "text/plain", "only GET".getBytes(StandardCharsets.UTF_8));
            } else if (path.equals(LIST) || path.equals("/")) {
                list(exchange);
            } else {
                sendOne(exchange, path);
            }
        }
    }

    private void sendOne(HttpExchange exchange, String path) throws IOException {
        Optional<byte[]> mail = path.matches(LIST + "/[0-9]{1,18}")
                ? mails.raw(Long.parseLong(path.substring(LIST.length() + 1)))
                : Optional.empty();
        if (mail.isPresent()) {
            send(exchange, 200, "message/rfc822", mail.get());
        } else {
            send(exchange, 404, "text/plain", "no such mail".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Written as it is read: all mails need not fit in memory. */
    private void list(HttpExchange exchange) throws IOException {
        long after = parameter(exchange, "after", 0);
        long left = parameter(exchange, "most", Integer.MAX_VALUE);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (SequenceWriter list = json.writer().writeValuesAsArray(exchange.getResponseBody())) {
            List<StoredMail> some = mails.after(after, (int) Math.min(left, AT_ONCE));
            while (!some.isEmpty()) {
                for (StoredMail mail : some) {
                    list.write(entry(mail));
                }
                left -= some.size();
                some = mails.after(some.getLast().id(), (int) Math.min(left, AT_ONCE));
            }
        }
    }

    private ObjectNode entry(StoredMail mail) {
        ObjectNode entry = json.createObjectNode();
        entry.put("id", mail.id());
        entry.put("receivedAt", mail.receivedAt().toString());
        entry.put("from", mail.from());
        mail.to().forEach(entry.putArray("to")::add);
        entry.put("subject", mail.subject());
        entry.put("messageId", mail.messageId());
        entry.put("text", mail.text());
        entry.put("html", mail.html());
        return entry;
    }

    /** A number from 0 in the query; the default where it is missing or something else. */
    private static long parameter(HttpExchange exchange, String name, long unlessGiven) {
        String query = exchange.getRequestURI().getQuery();
        Matcher found =
                Pattern.compile("(?:^|&)" + name + "=([0-9]{1,9})(?:&|$)").matcher(query == null ? "" : query);
        return found.find() ? Long.parseLong(found.group(1)) : unlessGiven;
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
