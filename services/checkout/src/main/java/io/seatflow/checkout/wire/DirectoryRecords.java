package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.TenantKind;
import io.seatflow.checkout.domain.User;
import io.seatflow.checkout.domain.UserKind;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;

import java.util.List;
import java.util.Locale;

/** What the directory says of tenants and users. */
final class DirectoryRecords {
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_LANGUAGE = 35;

    private DirectoryRecords() {}

    static Tenant tenant(io.seatflow.events.directory.Tenant tenant) throws Malformed {
        return new Tenant(
                Field.id("tenantId", tenant.getTenantId()),
                switch (tenant.getKind()) {
                    case COMMERCIAL -> TenantKind.COMMERCIAL;
                    case GOVERNMENT -> TenantKind.GOVERNMENT;
                    case EDUCATION -> TenantKind.EDUCATION;
                },
                Field.required("market", tenant.getMarket(), LONGEST_LANGUAGE).toUpperCase(Locale.ROOT),
                tenant.getManaged(),
                Field.optional("language", tenant.getLanguage(), LONGEST_LANGUAGE),
                tenant.getVersion());
    }

    static User user(io.seatflow.events.directory.User user) throws Malformed {
        return new User(
                Field.id("tenantId", user.getTenantId()),
                Field.id("userId", user.getUserId()),
                Field.optional("email", user.getEmail(), LONGEST_EMAIL),
                switch (user.getKind()) {
                    case MEMBER -> UserKind.MEMBER;
                    case GUEST -> UserKind.GUEST;
                },
                user.getActive(),
                buysCentrally(user.getRoles()),
                user.getVersion());
    }

    static Delegation delegation(io.seatflow.events.directory.Delegation delegation) throws Malformed {
        return new Delegation(
                Field.id("tenantId", delegation.getTenantId()),
                new Requester(
                        Field.id("partnerTenantId", delegation.getPartnerTenantId()),
                        Field.id("partnerUserId", delegation.getPartnerUserId())),
                buysCentrally(delegation.getRoles()),
                delegation.getVersion());
    }

    /** C2. */
    private static boolean buysCentrally(List<DirectoryRole> roles) {
        return roles.contains(DirectoryRole.GLOBAL_ADMIN) || roles.contains(DirectoryRole.BILLING_ADMIN);
    }

    /** @param key tenant id, a slash, the partner's tenant id, a slash, the partner's user id, which may hold slashes */
    static Message.DelegationGone delegationGone(String key) throws Malformed {
        String[] parts = key.split("/", 3);
        if (parts.length < 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw new Malformed(
                    "BAD_KEY", "expected a key of tenant id, partner's tenant id and user id on a deleted delegation");
        }
        return new Message.DelegationGone(new Delegation.Key(parts[0], new Requester(parts[1], parts[2])));
    }

    /** @param key tenant id, a slash, user id; a user id may hold slashes itself */
    static Message.UserGone userGone(String key) throws Malformed {
        int slash = key.indexOf('/');
        if (slash < 1 || slash == key.length() - 1) {
            throw new Malformed("BAD_KEY", "expected a key of tenant id, a slash and user id on a deleted user");
        }
        return new Message.UserGone(key.substring(0, slash), key.substring(slash + 1));
    }
}
