package io.seatflow.local.commands;

import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;

import java.util.List;

/** Tenants and users to be published. */
public record DirectoryEntries(List<Tenant> tenants, List<User> users) {
    public DirectoryEntries {
        tenants = List.copyOf(tenants);
        users = List.copyOf(users);
    }
}
