package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Mailbox;
import io.seatflow.checkout.domain.User;
import io.seatflow.checkout.domain.UserKind;
import io.seatflow.checkout.store.Names.UserName;
import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The table {@code users}. */
final class UserRows {
    private UserRows() {}

    /** Whoever has one of these addresses or ids; somebody who has both comes twice. */
    static Supplier<List<User>> load(Exchange reads, Collection<Mailbox> mailboxes, Collection<UserName> names) {
        if (mailboxes.isEmpty() && names.isEmpty()) {
            return List::of;
        }
        return reads.query(
                Statement.of("""
                        SELECT u.tenant_id, u.user_id, u.email, u.kind, u.active, u.buys_centrally, u.version
                          FROM unnest(:mailboxTenants, :mailboxes) AS n(tenant_id, mailbox)
                          JOIN users u USING (tenant_id, mailbox)
                         UNION ALL
                        SELECT u.tenant_id, u.user_id, u.email, u.kind, u.active, u.buys_centrally, u.version
                          FROM unnest(:userTenants, :users) AS n(tenant_id, user_id)
                          JOIN users u USING (tenant_id, user_id)
                        """)
                        .bindArray("mailboxTenants", String.class, Column.of(mailboxes, Mailbox::tenantId))
                        .bindArray("mailboxes", String.class, Column.of(mailboxes, Mailbox::address))
                        .bindArray("userTenants", String.class, Column.of(names, UserName::tenantId))
                        .bindArray("users", String.class, Column.of(names, UserName::userId)),
                UserRows::user);
    }

    static void delete(Exchange writes, Collection<UserName> names) {
        if (names.isEmpty()) {
            return;
        }
        writes.write(Statement.of("""
                        DELETE FROM users u
                         USING unnest(:tenants, :users) AS n(tenant_id, user_id)
                         WHERE u.tenant_id = n.tenant_id AND u.user_id = n.user_id
                        """)
                .bindArray("tenants", String.class, Column.of(names, UserName::tenantId))
                .bindArray("users", String.class, Column.of(names, UserName::userId)));
    }

    /** @param users in the order of their tenants and ids */
    static void upsert(Exchange writes, Collection<User> users) {
        if (users.isEmpty()) {
            return;
        }
        writes.write(
                "users",
                users.size(),
                Statement.of("""
                        INSERT INTO users AS u (
                            tenant_id, user_id, email, mailbox, kind, active, buys_centrally, version)
                        SELECT * FROM unnest(:tenants, :ids, :emails, :mailboxes, :kinds, :active, :buying, :versions)
                        ON CONFLICT (tenant_id, user_id) DO UPDATE
                           SET email = excluded.email, mailbox = excluded.mailbox, kind = excluded.kind,
                               active = excluded.active, buys_centrally = excluded.buys_centrally,
                               version = excluded.version
                         WHERE u.version < excluded.version
                        """)
                        .bindArray("tenants", String.class, Column.of(users, User::tenantId))
                        .bindArray("ids", String.class, Column.of(users, User::id))
                        .bindArray("emails", String.class, Column.of(users, User::email))
                        .bindArray(
                                "mailboxes",
                                String.class,
                                Column.of(users, user -> user.mailbox().address()))
                        .bindArray(
                                "kinds",
                                String.class,
                                Column.of(users, user -> user.kind().name()))
                        .bindArray("active", Boolean.class, Column.of(users, User::active))
                        .bindArray("buying", Boolean.class, Column.of(users, User::buysCentrally))
                        .bindArray("versions", Long.class, Column.of(users, User::version)));
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("tenant_id"),
                row.getString("user_id"),
                row.getString("email"),
                UserKind.valueOf(row.getString("kind")),
                row.getBoolean("active"),
                row.getBoolean("buys_centrally"),
                row.getLong("version"));
    }
}
