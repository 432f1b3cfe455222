package io.seatflow.local.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code seatflow catalogue}: what is sold, and for how much. */
@Command(
        name = "catalogue",
        description = "Lists the products with their prices.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CatalogueCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Mixin
    private final RunningSystem system = new RunningSystem();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (JsonOverHttp http = new JsonOverHttp()) {
            Catalogue catalogue = Catalogue.of(system.endpoints(), http);
            if (json) {
                JsonDocument.print(out, catalogue.products());
            } else {
                out.print(table(catalogue));
                out.flush();
            }
        }
        return 0;
    }

    static TextTable table(Catalogue catalogue) {
        TextTable table = new TextTable(
                "ID", "NAME", "FAMILY", "CARD-FREE TRIAL", "CHANNEL", "TERM", "CURRENCY", "UNIT PRICE (MINOR)");
        for (Catalogue.Product product : catalogue.products()) {
            for (Catalogue.Price price : product.prices()) {
                table.row(
                        product.id(),
                        product.name(),
                        product.family(),
                        product.trial() ? "yes" : "no",
                        price.channel(),
                        price.term(),
                        price.currency(),
                        price.unitPriceMinor());
            }
        }
        return table;
    }
}
