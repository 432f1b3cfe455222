package io.seatflow.servers.payments;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The payment sandbox: an HTTP server on the loopback address that speaks the part of Stripe's API that billing uses, so
 * that {@code stripe-java} can be pointed at it with {@code setApiBase(url())}. What it executed is on the disk before it
 * is answered, is never executed twice under one idempotency key (for 24 hours, as at the provider), and survives a
 * restart and a kill. {@code GET /ledger} shows every capture and refund, {@code GET /ledger/{orderId}} those of one order.
 *
 * <p>Safe for all threads; hundreds of requests may be in flight.
 */
public final class PaymentSandbox implements AutoCloseable {

    /** A key that the sandbox takes. It takes any that begins with {@code sk_test_}, and no other. */
    public static final String API_KEY = "sk_test_seatflow";

    private static final String HOST = "127.0.0.1";
    private static final Logger LOG = LoggerFactory.getLogger(PaymentSandbox.class);

    private final Ledger ledger;
    private final RequestCounts counts = new RequestCounts();
    private final ProviderApi api;
    private final Javalin server;

    private PaymentSandbox(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.api = new ProviderApi(new Charges(ledger, clock), new Refunds(ledger, clock), ledger.index(), counts);
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts a sandbox whose ledger is in this folder, which is made where it is missing.
     *
     * @param port the port to listen on, 0 for a free one
     * @throws IOException where the ledger cannot be opened, is damaged, or is in use
     */
    public static PaymentSandbox start(Path folder, int port) throws IOException {
        return start(folder, port, Clock.systemUTC());
    }

    /** The same with a clock: what it says decides when an idempotency key is forgotten. */
    public static PaymentSandbox start(Path folder, int port, Clock clock) throws IOException {
        Ledger ledger = Ledger.open(folder);
        PaymentSandbox sandbox = new PaymentSandbox(ledger, clock);
        try {
            sandbox.server.start(HOST, port);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
        LOG.info("payment sandbox listens on {}", sandbox.url());
        return sandbox;
    }

    /** The base URL, without a slash at its end. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + port());
    }

    public int port() {
        return server.port();
    }

    /** Every capture of an order, in the order they were made: one, if all is well. */
    public List<Capture> captures(String orderId) {
        return captured(ledger.index().ofOrder(orderId).stream()).toList();
    }

    /** Every capture since the ledger was begun, in the order they were made. */
    public List<Capture> captures() {
        return captured(ledger.index().all()).toList();
    }

    /** Every refund since the ledger was begun, in the order they were made. */
    public List<Refund> refunds() {
        return ledger.index()
                .all()
                .filter(entry -> entry.outcome() == Entry.Outcome.REFUNDED)
                .map(Refund::of)
                .toList();
    }

    /**
     * How many requests were answered since the start: {@code answer 200}, {@code answer 402}, …, and among them {@code
     * replayed}; {@code cut} are those that were never answered.
     */
    public Map<String, Long> requests() {
        return counts.read();
    }

    /** Stops taking requests, then closes the ledger. */
    @Override
    public void close() throws IOException {
        server.stop();
        ledger.close();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        api.addTo(config.routes);
        config.routes.get("/ledger", context -> show(context, ledger.index().all()));
        config.routes.get(
                "/ledger/{orderId}",
                context -> show(context, ledger.index().ofOrder(context.pathParam("orderId")).stream()));
    }

    private void show(Context context, Stream<Entry> entries) throws IOException {
        context.contentType("application/json");
        new LedgerView().write(entries, counts.read(), context.outputStream());
    }

    private static Stream<Capture> captured(Stream<Entry> entries) {
        return entries.filter(Entry::captured).map(Capture::of);
    }
}
