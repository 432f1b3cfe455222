package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seatflow subscriptions}: lists those that one sees, or shows one. */
@Command(
        name = "subscriptions",
        description = {
            "Lists the subscriptions that you see; with an id, shows one with its users and orders.",
            "Admins see all of their tenant, purchasers what they bought."
        })
public final class SubscriptionsCommand extends AdminCommand {
    /** Which ones. */
    enum Kind {
        all,
        central,
        self_service,
        trials
    }

    @Parameters(arity = "0..1", paramLabel = "SUBSCRIPTION", description = "The id of one.")
    private @Nullable String id;

    @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Kind kind = Kind.all;

    @Option(names = "--product", paramLabel = "ID", description = "Only of this product.")
    private @Nullable String product;

    @Option(names = "--purchaser", paramLabel = "USER", description = "Only those that this user bought.")
    private @Nullable String purchaser;

    @Option(names = "--status", description = "ACTIVE, EXPIRED, DISABLED or DELETED. Default: all.")
    private @Nullable String status;

    @Option(names = "--most", paramLabel = "N", description = "At most that many. Default: ${DEFAULT-VALUE}")
    private int most = 500;

    @Override
    int run(AdminClient api) {
        String chosen = id;
        if (chosen != null) {
            one(api.get("/subscriptions/" + AdminClient.part(chosen)));
            return ExitCodes.DONE;
        }
        JsonNode items = api.list("/subscriptions?kind=" + name() + filter(), Math.max(1, most));
        print(items, items.isEmpty() ? "no subscriptions\n" : Shown.subscriptions(items));
        return ExitCodes.DONE;
    }

    private String name() {
        return switch (kind) {
            case all -> "WITH_SELF_SERVICE";
            case central -> "CENTRAL";
            case self_service -> "SELF_SERVICE";
            case trials -> "TRIALS";
        };
    }

    private String filter() {
        return parameter("product", product) + parameter("purchaser", purchaser) + parameter("status", status);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + AdminClient.part(value);
    }

    private void one(JsonNode whole) {
        JsonNode users = whole.path("users").path("items");
        String more = whole.path("users").hasNonNull("next") ? "... see ./seatflow export-users for all\n" : "";
        print(
                whole,
                "%s%n%s%s%n%s"
                        .formatted(
                                Shown.subscriptions(
                                        new ObjectMapper().createArrayNode().add(whole.path("subscription"))),
                                users.isEmpty() ? "no users\n" : Shown.users(users),
                                more,
                                Shown.orders(whole.path("orders").path("items"))));
    }
}
