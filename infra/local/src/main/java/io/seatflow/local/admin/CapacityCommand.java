package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.commands.TextTable;
import picocli.CommandLine.Command;

/** {@code seatflow capacity}: what was bought by self-service, against what is used. */
@Command(name = "capacity", description = "Shows the seats bought by self-service per product, against those in use.")
public final class CapacityCommand extends AdminCommand {
    @Override
    int run(AdminClient api) {
        JsonNode items = api.get("/capacity").path("items");
        TextTable table = new TextTable("PRODUCT", "NAME", "BOUGHT", "IN USE", "FREE", "SUBSCRIPTIONS", "PURCHASERS");
        for (JsonNode item : items) {
            table.row(
                    Shown.text(item.path("productId")),
                    Shown.text(item.path("productName")),
                    Shown.text(item.path("bought")),
                    Shown.text(item.path("inUse")),
                    Shown.text(item.path("free")),
                    Shown.text(item.path("subscriptions")),
                    Shown.text(item.path("purchasers")));
        }
        print(items, items.isEmpty() ? "nothing bought by self-service\n" : table);
        return ExitCodes.DONE;
    }
}
