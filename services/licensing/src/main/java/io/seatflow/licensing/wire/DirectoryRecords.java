package io.seatflow.licensing.wire;

import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.licensing.domain.Delegation;
import io.seatflow.licensing.domain.DelegationId;
import io.seatflow.licensing.domain.DirectoryChange;
import io.seatflow.licensing.domain.DirectoryChange.DelegationChanged;
import io.seatflow.licensing.domain.DirectoryChange.DelegationDeleted;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the directory says of users and of what is delegated to partners. */
final class DirectoryRecords {
    private DirectoryRecords() {}

    static DirectoryChange changed(io.seatflow.events.directory.User user) throws Malformed {
        UserId id = new UserId(Field.id("tenantId", user.getTenantId()), Field.id("userId", user.getUserId()));
        return new UserChanged(new User(id, user.getActive(), roles(user.getRoles()), user.getVersion()));
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

    /** R1. */
    static DirectoryChange changed(io.seatflow.events.directory.Delegation delegation) throws Malformed {
        return new DelegationChanged(new Delegation(
                delegationId(delegation.getTenantId(), delegation.getPartnerTenantId(), delegation.getPartnerUserId()),
                roles(delegation.getRoles()),
                delegation.getVersion()));
    }

    /** @param key tenant id, partner's tenant id and user id with slashes between; only the last may hold slashes itself */
    static DirectoryChange delegationDeleted(byte @Nullable [] key) throws Malformed {
        String[] parts = (key == null ? "" : new String(key, StandardCharsets.UTF_8)).split("/", 3);
        if (parts.length < 3) {
            throw new Malformed(
                    "BAD_KEY", "expected a key of tenant id, partner's tenant id and user id on a deleted delegation");
        }
        return new DelegationDeleted(delegationId(parts[0], parts[1], parts[2]));
    }

    private static DelegationId delegationId(String tenantId, String partnerTenantId, String partnerUserId)
            throws Malformed {
        return new DelegationId(
                Field.id("tenantId", tenantId),
                new UserId(Field.id("partnerTenantId", partnerTenantId), Field.id("partnerUserId", partnerUserId)));
    }

    private static Set<Role> roles(List<DirectoryRole> roles) {
        return roles.stream().map(DirectoryRecords::role).collect(Collectors.toSet());
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
