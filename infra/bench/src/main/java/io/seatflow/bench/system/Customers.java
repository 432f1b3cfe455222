package io.seatflow.bench.system;

import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.local.commands.DirectoryEntries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who buys: so many tenants, with a few buyers each.
 *
 * @param tenants how many tenants
 */
public record Customers(int tenants) {
    /** Buyers of each tenant. */
    public static final int BUYERS = 3;

    /** The tenant's id; tenants are counted from 0. */
    public String tenantId(int tenant) {
        return "bench-%06d".formatted(tenant);
    }

    /** A buyer's id in the tenant; buyers are counted from 0. */
    public String userId(int buyer) {
        return "buyer-" + buyer;
    }

    /** That buyer's e-mail address. */
    public String email(int tenant, int buyer) {
        return "%s@%s.example".formatted(userId(buyer), tenantId(tenant));
    }

    /** The ids of all tenants. */
    public List<String> tenantIds() {
        return IntStream.range(0, tenants).mapToObj(this::tenantId).toList();
    }

    /** All of them as the directory publishes them. */
    DirectoryEntries directory() {
        List<Tenant> entries = new ArrayList<>();
        List<User> users = new ArrayList<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            String id = tenantId(tenant);
            entries.add(new Tenant(id, "Tenant " + tenant, TenantKind.COMMERCIAL, "US", true, "en", "UTC", 1L));
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                users.add(new User(
                        id,
                        userId(buyer),
                        email(tenant, buyer),
                        "Buyer " + buyer,
                        UserKind.MEMBER,
                        true,
                        List.of(),
                        1L));
            }
        }
        return new DirectoryEntries(entries, users);
    }
}
