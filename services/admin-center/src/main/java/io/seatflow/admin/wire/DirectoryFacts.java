package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Message;
import io.seatflow.admin.domain.Role;
import io.seatflow.admin.domain.UserId;
import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the directory says of tenants, accounts and partners. */
final class DirectoryFacts {
    private static final int LONGEST_TEXT = 400;

    private DirectoryFacts() {}

    static Message tenant(Tenant tenant) throws Malformed {
        return told(new Fact.TenantKept(
                Field.id("tenantId", tenant.getTenantId()),
                Field.optional("name", tenant.getName(), LONGEST_TEXT),
                tenant.getVersion()));
    }

    static Message user(User user) throws Malformed {
        return told(new Fact.UserKept(
                new UserId(Field.id("tenantId", user.getTenantId()), Field.id("userId", user.getUserId())),
                Field.optional("email", user.getEmail(), LONGEST_TEXT),
                printable(user.getDisplayName()),
                user.getActive(),
                roles(user.getRoles()),
                user.getVersion()));
    }

    static Message userGone(Inbound inbound) throws Malformed {
        List<String> key = key(inbound, 2);
        return told(new Fact.UserGone(new UserId(key.get(0), key.get(1)), inbound.timestamp()));
    }

    static Message delegation(Delegation delegation) throws Malformed {
        return told(new Fact.DelegationKept(
                Field.id("tenantId", delegation.getTenantId()),
                new UserId(
                        Field.id("partnerTenantId", delegation.getPartnerTenantId()),
                        Field.id("partnerUserId", delegation.getPartnerUserId())),
                roles(delegation.getRoles()),
                delegation.getVersion()));
    }

    static Message delegationGone(Inbound inbound) throws Malformed {
        List<String> key = key(inbound, 3);
        return told(new Fact.DelegationGone(key.get(0), new UserId(key.get(1), key.get(2))));
    }

    /** A name may hold anything; what no terminal, mail or spreadsheet should get is left out. */
    private static String printable(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", " ");
        return printable.substring(0, Math.min(LONGEST_TEXT, printable.length()));
    }

    private static List<String> key(Inbound inbound, int parts) throws Malformed {
        byte[] key = inbound.key();
        List<String> ids = key == null ? List.of() : List.of(new String(key, StandardCharsets.UTF_8).split("/", parts));
        if (ids.size() != parts) {
            throw new Malformed("BAD_KEY", "expected %d ids with slashes between them as key".formatted(parts));
        }
        for (String id : ids) {
            Field.id("key", id);
        }
        return ids;
    }

    private static Set<Role> roles(List<DirectoryRole> roles) {
        return roles.stream()
                .map(role -> switch (role) {
                    case GLOBAL_ADMIN -> Role.GLOBAL_ADMIN;
                    case BILLING_ADMIN -> Role.BILLING_ADMIN;
                    case LICENSE_ADMIN -> Role.LICENSE_ADMIN;
                    case USER_ADMIN -> Role.USER_ADMIN;
                    case GLOBAL_READER -> Role.GLOBAL_READER;
                })
                .collect(Collectors.toSet());
    }

    private static Message told(Fact fact) {
        return new Message.Told(List.of(fact));
    }
}
