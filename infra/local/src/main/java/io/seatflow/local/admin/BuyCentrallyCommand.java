package io.seatflow.local.admin;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;
import java.util.TreeMap;

/** {@code seatflow buy-centrally}: buys for the organisation. */
@Command(
        name = "buy-centrally",
        description = "Buys seats for the organisation, at central prices and paid by invoice.")
public final class BuyCentrallyCommand extends OperationCommand {
    @Option(names = "--product", required = true, paramLabel = "ID", description = "See ./seatflow catalogue.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String product;

    @Option(names = "--quantity", required = true, paramLabel = "SEATS", description = "Seats to buy.")
    private int quantity;

    /** How long a paid term is. */
    enum Term {
        MONTHLY,
        YEARLY
    }

    @Option(names = "--term", paramLabel = "TERM", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Term term = Term.MONTHLY;

    @Option(names = "--currency", paramLabel = "CODE", description = "ISO 4217. Default: ${DEFAULT-VALUE}")
    private String currency = "USD";

    @Option(
            names = "--price-minor",
            paramLabel = "PRICE",
            description = "The price of one seat that you were shown, in minor units. Default: the one in force.")
    private @Nullable Long unitPriceMinor;

    @Override
    String path() {
        return "/purchases";
    }

    @Override
    Map<String, ?> body() {
        Map<String, Object> body = new TreeMap<>(
                Map.of("productId", product, "quantity", quantity, "term", term.name(), "currency", currency));
        if (unitPriceMinor != null) {
            body.put("unitPriceMinor", unitPriceMinor);
        }
        return body;
    }
}
