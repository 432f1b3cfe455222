package io.seatflow.notification.wire;

import io.seatflow.notification.domain.Message;
import io.seatflow.notification.domain.PlainText;
import io.seatflow.notification.domain.Tenant;
import io.seatflow.notification.domain.User;
import io.seatflow.notification.domain.UserId;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the directory says of tenants and users. A name may hold anything: it is kept as it can be shown, since refusing the
 * record would keep the address from changing, too.
 */
final class DirectoryRecords {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_CODE = 60;

    private DirectoryRecords() {}

    static Message tenant(io.seatflow.events.directory.Tenant tenant) throws Malformed {
        return new Message.TenantChanged(new Tenant(
                Field.id("tenantId", tenant.getTenantId()),
                PlainText.oneLine(tenant.getName(), LONGEST_NAME),
                Field.optional("market", tenant.getMarket(), LONGEST_CODE).toUpperCase(Locale.ROOT),
                Field.optional("language", tenant.getLanguage(), LONGEST_CODE),
                Field.optional("timeZone", tenant.getTimeZone(), LONGEST_CODE),
                tenant.getVersion()));
    }

    static Message user(io.seatflow.events.directory.User user) throws Malformed {
        return new Message.UserChanged(new User(
                new UserId(Field.id("tenantId", user.getTenantId()), Field.id("userId", user.getUserId())),
                Field.optional("email", user.getEmail(), LONGEST_EMAIL),
                PlainText.oneLine(user.getDisplayName(), LONGEST_NAME),
                user.getVersion()));
    }

    static Message tenantGone(byte @Nullable [] key) throws Malformed {
        return new Message.TenantGone(text(key));
    }

    /** @param key tenant id, a slash, user id; a user id may hold slashes itself */
    static Message userGone(byte @Nullable [] key) throws Malformed {
        String text = text(key);
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new Malformed("BAD_KEY", "expected a key of tenant id, a slash and user id on a deleted user");
        }
        return new Message.UserGone(new UserId(text.substring(0, slash), text.substring(slash + 1)));
    }

    private static String text(byte @Nullable [] key) throws Malformed {
        if (key == null) {
            throw new Malformed("BAD_KEY", "expected a key on a deleted record, found none");
        }
        return Field.required("key", new String(key, StandardCharsets.UTF_8), 2 * LONGEST_NAME + 1);
    }
}
