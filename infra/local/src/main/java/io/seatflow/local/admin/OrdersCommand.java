package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seatflow orders}: the order history. */
@Command(name = "orders", description = "Lists purchases, payments and refunds that you see, latest first.")
public final class OrdersCommand extends AdminCommand {
    @Option(names = "--most", paramLabel = "N", description = "At most that many. Default: ${DEFAULT-VALUE}")
    private int most = 100;

    @Override
    int run(AdminClient api) {
        JsonNode items = api.list("/orders", Math.max(1, most));
        print(items, items.isEmpty() ? "no orders\n" : Shown.orders(items));
        return ExitCodes.DONE;
    }
}
