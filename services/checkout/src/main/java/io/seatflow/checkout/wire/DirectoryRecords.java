package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.TenantKind;
import io.seatflow.checkout.domain.User;
import io.seatflow.checkout.domain.UserKind;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;

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
                user.getVersion());
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
