package io.seatflow.qa.chaos.load;

import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.local.commands.DirectoryEntries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tenants whose subscriptions are taken over, again and again: each with an admin, a purchaser and users to be moved.
 *
 * @param tenants how many
 * @param users of each
 */
public record MovingTenants(int tenants, int users) {
    static final String ADMIN = "admin";
    static final String PURCHASER = "purchaser";

    /** Everybody, in this version. */
    public DirectoryEntries directory(long version) {
        List<Tenant> all = new ArrayList<>();
        List<User> people = new ArrayList<>();
        for (int number = 0; number < tenants; number++) {
            String id = tenant(number);
            all.add(new Tenant(id, id, TenantKind.COMMERCIAL, "US", true, "en", "Etc/UTC", version));
            people.add(user(id, ADMIN, List.of(DirectoryRole.GLOBAL_ADMIN), version));
            people.add(user(id, PURCHASER, List.of(), version));
            userIds().forEach(user -> people.add(user(id, user, List.of(), version)));
        }
        return new DirectoryEntries(all, people);
    }

    String tenant(int number) {
        return "chaos-mover-" + number;
    }

    List<String> userIds() {
        return IntStream.range(0, users).mapToObj(number -> "user-" + number).toList();
    }

    static String email(String tenantId, String user) {
        return "%s@%s.example".formatted(user, tenantId);
    }

    private static User user(String tenantId, String id, List<DirectoryRole> roles, long version) {
        return new User(tenantId, id, email(tenantId, id), id, UserKind.MEMBER, true, roles, version);
    }
}
