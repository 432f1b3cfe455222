package io.seatflow.local.commands;

import io.seatflow.local.Endpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code seatflow availability TENANT}: the seats of each product of a tenant. */
@Command(
        name = "availability",
        description = "Shows the seats of each product of a tenant: purchased, assigned and remaining.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AvailabilityCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "TENANT", description = "The tenant's id.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String tenantId;

    @Mixin
    private final RunningSystem system = new RunningSystem();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Endpoints endpoints = system.endpoints();
        PrintWriter out = spec.commandLine().getOut();
        try (JsonOverHttp http = new JsonOverHttp()) {
            Catalogue catalogue = Catalogue.of(endpoints, http);
            List<AvailabilityRow> rows = AvailabilityRow.of(endpoints, http, tenantId);
            if (json) {
                JsonDocument.print(
                        out, rows.stream().map(row -> named(row, catalogue)).toList());
            } else if (rows.isEmpty()) {
                out.println("tenant %s has no subscriptions".formatted(tenantId));
            } else {
                out.print(table(rows, catalogue));
            }
            out.flush();
        }
        return 0;
    }

    static TextTable table(List<AvailabilityRow> rows, Catalogue catalogue) {
        TextTable table = new TextTable(
                "PRODUCT", "NAME", "PURCHASED", "ASSIGNED", "REMAINING", "SELF-SERVICE", "CENTRAL", "SUBSCRIPTIONS");
        rows.forEach(row -> table.row(
                row.productId(),
                name(row, catalogue),
                row.purchased(),
                row.assigned(),
                row.remaining(),
                row.selfService(),
                row.central(),
                row.subscriptions()));
        return table;
    }

    private static Map<String, Object> named(AvailabilityRow row, Catalogue catalogue) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("tenantId", row.tenantId());
        named.put("productId", row.productId());
        named.put("productName", name(row, catalogue));
        named.put("purchased", row.purchased());
        named.put("assigned", row.assigned());
        named.put("remaining", row.remaining());
        named.put("selfService", row.selfService());
        named.put("central", row.central());
        named.put("subscriptions", row.subscriptions());
        return named;
    }

    private static String name(AvailabilityRow row, Catalogue catalogue) {
        return catalogue.product(row.productId()).map(Catalogue.Product::name).orElse("");
    }
}
