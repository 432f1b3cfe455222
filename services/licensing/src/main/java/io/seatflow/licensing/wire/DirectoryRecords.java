package io.seatflow.licensing.wire;

import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.licensing.domain.DirectoryChange;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What the directory says of users. */
final class DirectoryRecords {
    private DirectoryRecords() {}

    static DirectoryChange changed(io.seatflow.events.directory.User user) throws Malformed {
        UserId id = new UserId(Field.id("tenantId", user.getTenantId()), Field.id("userId", user.getUserId()));
        return new UserChanged(new User(
                id,
                user.getActive(),
                user.getRoles().stream().map(DirectoryRecords::role).collect(Collectors.toSet()),
                user.getVersion()));
    }

    /** @param key tenant id, a slash, user id; a user id may hold slashes itself */
    static DirectoryChange deleted(byte @Nullable [] key) throws Malformed {
        String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new Malformed("BAD_KEY", "expected a key of tenant id, a slash and user id on a deleted user");
        }
        return new UserDeleted(
                new UserId(Field.id("key", text.substring(0, slash)), Field.id("key", text.substring(slash + 1))));
    }

    private static Role role(DirectoryRole role) {
        return switch (role) {
            case GLOBAL_ADMIN -> Role.GLOBAL_ADMIN;
            case BILLING_ADMIN -> Role.BILLING_ADMIN;
            case LICENSE_ADMIN -> Role.LICENSE_ADMIN;
            case USER_ADMIN -> Role.USER_ADMIN;
            case GLOBAL_READER -> Role.GLOBAL_READER;
        };
    }
}
