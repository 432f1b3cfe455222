package io.seatflow.qa.chaos.load;

import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.local.commands.DirectoryEntries;

import java.util.ArrayList;
import java.util.List;

/** The tenants that buy, each with two members and one guest, as many as asked for. */
public record Market(int tenants) {
    private static final List<String> LANGUAGES = List.of("en", "fr", "sv");
    private static final int MEMBERS = 2;

    /** Everybody, in this version: a reader keeps the highest that it has seen. */
    public DirectoryEntries directory(long version) {
        List<Tenant> all = new ArrayList<>();
        List<User> users = new ArrayList<>();
        for (int number = 0; number < tenants; number++) {
            all.add(new Tenant(
                    tenant(number),
                    "Tenant " + number,
                    TenantKind.COMMERCIAL,
                    "US",
                    true,
                    LANGUAGES.get(number % LANGUAGES.size()),
                    "Etc/UTC",
                    version));
            for (int member = 0; member < MEMBERS; member++) {
                users.add(user(number, "member" + member, UserKind.MEMBER, version));
            }
            users.add(user(number, "visitor", UserKind.GUEST, version));
        }
        return new DirectoryEntries(all, users);
    }

    String tenant(int number) {
        return "chaos-tenant-" + number;
    }

    String member(int tenant, int member) {
        return email(tenant, "member" + member % MEMBERS);
    }

    String guest(int tenant) {
        return email(tenant, "visitor");
    }

    private User user(int tenant, String name, UserKind kind, long version) {
        return new User(tenant(tenant), name, email(tenant, name), name, kind, true, List.of(), version);
    }

    private String email(int tenant, String name) {
        return "%s@%s.example".formatted(name, tenant(tenant));
    }
}
