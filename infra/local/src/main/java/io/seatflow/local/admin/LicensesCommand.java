package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.commands.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seatflow licenses}: seats per product, or who has those of one. */
@Command(
        name = "licenses",
        description = {
            "Lists each product once with its available quantity: the seats of all its subscriptions.",
            "With a product, lists the users who have a licence of it by who bought it."
        })
public final class LicensesCommand extends AdminCommand {
    @Parameters(arity = "0..1", paramLabel = "PRODUCT", description = "The id of one.")
    private @Nullable String product;

    @Override
    int run(AdminClient api) {
        if (product == null) {
            JsonNode items = api.get("/licenses").path("items");
            print(items, items.isEmpty() ? "no licences\n" : table(items));
        } else {
            users(api, product);
        }
        return ExitCodes.DONE;
    }

    private static TextTable table(JsonNode items) {
        TextTable table = new TextTable(
                "PRODUCT", "NAME", "AVAILABLE", "ASSIGNED", "REMAINING", "SELF-SERVICE", "CENTRAL", "SUBSCRIPTIONS");
        for (JsonNode item : items) {
            table.row(
                    Shown.text(item.path("productId")),
                    Shown.text(item.path("productName")),
                    Shown.text(item.path("availableQuantity")),
                    Shown.text(item.path("assigned")),
                    Shown.text(item.path("remaining")),
                    Shown.text(item.path("selfService")),
                    Shown.text(item.path("central")),
                    Shown.text(item.path("subscriptions")));
        }
        return table;
    }

    private void users(AdminClient api, String id) {
        JsonNode page = api.get("/licenses/%s/users?limit=200".formatted(AdminClient.part(id)));
        StringBuilder text = new StringBuilder();
        for (JsonNode group : page.path("purchasers")) {
            JsonNode purchaser = group.path("purchaser");
            text.append("bought by %s (%s)%n"
                    .formatted(Shown.text(purchaser.path("name")), Shown.text(purchaser.path("id"))));
            text.append(Shown.users(group.path("users"))).append(System.lineSeparator());
        }
        if (page.hasNonNull("next")) {
            text.append("... see ./seatflow export-users --product %s for all%n".formatted(id));
        }
        print(page, text.isEmpty() ? "nobody has a licence of it\n" : text);
    }
}
