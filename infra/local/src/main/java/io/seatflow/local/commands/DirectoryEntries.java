package io.seatflow.local.commands;

import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;

import java.util.List;

/** Tenants, users and what tenants granted to partners, to be published. */
public record DirectoryEntries(List<Tenant> tenants, List<User> users, List<Delegation> delegations) {
    public DirectoryEntries {
        tenants = List.copyOf(tenants);
        users = List.copyOf(users);
        delegations = List.copyOf(delegations);
    }

    /** Without partners. */
    public DirectoryEntries(List<Tenant> tenants, List<User> users) {
        this(tenants, users, List.of());
    }
}
