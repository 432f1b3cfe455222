package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Locale;

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
        ALL("WITH_SELF_SERVICE"),
        CENTRAL("CENTRAL"),
        SELF_SERVICE("SELF_SERVICE"),
        TRIALS("TRIALS");

        private final String inApi;

        Kind(String inApi) {
            this.inApi = inApi;
        }

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** States of a subscription's life. */
    enum Status {
        ACTIVE,
        EXPIRED,
        DISABLED,
        DELETED
    }

    @Parameters(arity = "0..1", paramLabel = "SUBSCRIPTION", description = "The id of one.")
    private @Nullable String id;

    @Option(names = "--kind", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Kind kind = Kind.ALL;

    @Option(names = "--product", paramLabel = "ID", description = "Only of this product.")
    private @Nullable String product;

    @Option(names = "--purchaser", paramLabel = "USER", description = "Only those that this user bought.")
    private @Nullable String purchaser;

    @Option(names = "--status", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}. Default: all.")
    private @Nullable Status status;

    @Option(names = "--most", paramLabel = "N", description = "At most that many. Default: ${DEFAULT-VALUE}")
    private int most = 500;

    @Override
    int run(AdminClient api) {
        String chosen = id;
        if (chosen != null) {
            one(api.get("/subscriptions/" + AdminClient.part(chosen)));
            return ExitCodes.DONE;
        }
        JsonNode items = api.list("/subscriptions?kind=" + kind.inApi + filter(), Math.max(1, most));
        print(items, items.isEmpty() ? "no subscriptions\n" : Shown.subscriptions(items));
        return ExitCodes.DONE;
    }

    private String filter() {
        return parameter("product", product)
                + parameter("purchaser", purchaser)
                + parameter("status", status == null ? null : status.name());
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
