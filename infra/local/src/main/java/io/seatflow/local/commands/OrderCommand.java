package io.seatflow.local.commands;

import io.seatflow.local.Endpoints;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** {@code seatflow order}: publishes one order as a storefront does, and waits for its outcome. */
@Command(
        name = "order",
        description = "Publishes one order and waits for its outcome.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the order was completed",
            "1:it was rejected, or something is wrong",
            "2:the command was given in a wrong way",
            "3:no outcome came in time"
        })
public final class OrderCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The buyer's tenant.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String tenantId;

    @Option(names = "--buyer", required = true, paramLabel = "EMAIL", description = "The buyer's e-mail address.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String buyerEmail;

    @Option(
            names = "--product",
            required = true,
            paramLabel = "ID",
            description = "The product: see ./seatflow catalogue.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String productId;

    @Option(names = "--quantity", paramLabel = "SEATS", description = "Seats to buy. Default: ${DEFAULT-VALUE}")
    private int quantity = 1;

    @Option(names = "--term", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Term term = Term.MONTHLY;

    @Option(names = "--currency", paramLabel = "CODE", description = "ISO 4217. Default: ${DEFAULT-VALUE}")
    private String currency = "USD";

    @Option(
            names = "--price-minor",
            paramLabel = "PRICE",
            description = "The price of one seat shown to the buyer, in minor units. Default: the catalogue's.")
    private @Nullable Long unitPriceMinor;

    @Option(names = "--trial", description = "Order a trial instead of a purchase.")
    private boolean trial;

    @Option(names = "--payment", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Payment payment = Payment.CARD;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The payment provider's token of the card. Default: ${DEFAULT-VALUE}")
    private String token = "pm_card_visa";

    @Option(names = "--order-id", paramLabel = "ID", description = "Default: a fresh one.")
    private @Nullable String orderId;

    @Option(names = "--storefront", paramLabel = "ID", description = "Default: ${DEFAULT-VALUE}")
    private String storefront = "command-line";

    @Option(names = "--no-terms", description = "The buyer has not accepted the terms.")
    private boolean noTerms;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the outcome. Default: ${DEFAULT-VALUE}")
    private int timeoutSeconds = 30;

    @Mixin
    private final RunningSystem system = new RunningSystem();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (timeoutSeconds < 1) {
            throw new ParameterException(spec.commandLine(), "--timeout: expected at least 1 second");
        }
        Endpoints endpoints = system.endpoints();
        OrderPlaced order = order(endpoints);
        OrderEnd end = place(order, endpoints);
        OrderAnswer answer = OrderAnswer.of(order, end);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, answer);
        } else {
            out.print(answer.text());
            out.flush();
        }
        return answer.exitCode();
    }

    private OrderEnd place(OrderPlaced order, Endpoints endpoints) {
        try (RegistryClient registry = new RegistryClient(
                        RegistrySettings.at(endpoints.registry().toString()));
                OutcomeWait wait = new OutcomeWait(endpoints.kafka(), registry);
                Publisher publisher = new Publisher(endpoints.kafka())) {
            byte[] value = AvroWriter.of(Topics.STOREFRONT_ORDERS, registry).encode(order);
            RecordMetadata place = publisher.publish(Topics.STOREFRONT_ORDERS.name(), tenantId, value);
            return wait.await(order.getOrderId(), place, Duration.ofSeconds(timeoutSeconds));
        }
    }

    private OrderPlaced order(Endpoints endpoints) {
        return OrderPlaced.newBuilder()
                .setOrderId(orderId == null ? new OrderIds(InstantSource.system(), new SecureRandom()).next() : orderId)
                .setTenantId(tenantId)
                .setBuyerEmail(buyerEmail)
                .setProductId(productId)
                .setQuantity(quantity)
                .setUnitPriceMinor(unitPriceMinor == null ? cataloguePrice(endpoints) : unitPriceMinor)
                .setCurrency(currency)
                .setTerm(term)
                .setTrial(trial)
                .setPayment(payment)
                .setPaymentToken(payment == Payment.CARD ? token : null)
                .setTermsAccepted(!noTerms)
                .setStorefront(storefront)
                .setPlacedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private long cataloguePrice(Endpoints endpoints) {
        try (JsonOverHttp http = new JsonOverHttp()) {
            return Catalogue.of(endpoints, http)
                    .selfServicePrice(productId, term.name(), currency)
                    .orElseThrow(() -> new CommandFailure(
                            "the catalogue has no %s price of product %s in %s: see ./seatflow catalogue, or say --price-minor"
                                    .formatted(term, productId, currency)));
        }
    }
}
