package io.seatflow.qa.endtoend;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Tenants and users, published as a directory upstream would. */
final class Directory {
    static final Buyer ANNA = Buyer.of("contoso", "anna");
    static final Buyer BEN = Buyer.of("contoso", "ben");
    static final Buyer CLAIRE = Buyer.of("fabrikam", "claire");
    static final Buyer DAVID = Buyer.of("tailspin", "david");
    static final Buyer GUEST = Buyer.of("contoso", "visitor");
    static final Buyer LEFT = Buyer.of("contoso", "leaver");
    static final Buyer CLERK = Buyer.of("ministry", "clerk");
    static final Buyer PUPIL = Buyer.of("school", "pupil");
    static final Buyer INDIAN = Buyer.of("woodgrove", "priya");
    static final Buyer BRAZILIAN = Buyer.of("adatum", "joao");
    static final Buyer UNMANAGED = Buyer.of("viral", "somebody");

    private static final List<Map<String, Object>> TENANTS = List.of(
            tenant("contoso", "COMMERCIAL", "US", true, "en"),
            tenant("fabrikam", "COMMERCIAL", "FR", true, "fr"),
            tenant("tailspin", "COMMERCIAL", "SE", true, "sv"),
            tenant("ministry", "GOVERNMENT", "US", true, "en"),
            tenant("school", "EDUCATION", "SE", true, "sv"),
            tenant("woodgrove", "COMMERCIAL", "IN", true, "en"),
            tenant("adatum", "COMMERCIAL", "BR", true, "en"),
            tenant("viral", "COMMERCIAL", "US", false, "en"));

    private static final List<Map<String, Object>> USERS = List.of(
            user(ANNA, "MEMBER", true),
            user(BEN, "MEMBER", true),
            user(CLAIRE, "MEMBER", true),
            user(DAVID, "MEMBER", true),
            user(GUEST, "GUEST", true),
            user(LEFT, "MEMBER", false),
            user(CLERK, "MEMBER", true),
            user(PUPIL, "MEMBER", true),
            user(INDIAN, "MEMBER", true),
            user(BRAZILIAN, "MEMBER", true),
            user(UNMANAGED, "MEMBER", true));

    private Directory() {}

    static void publish(Outsider outsider) {
        TENANTS.forEach(tenant -> outsider.publish(
                "directory.tenants",
                String.valueOf(tenant.get("tenantId")),
                outsider.encode("directory.tenants-value", tenant)));
        int partitions = outsider.partitions("directory.users");
        for (Map<String, Object> user : USERS) {
            String tenantId = String.valueOf(user.get("tenantId"));
            outsider.publish(
                    "directory.users",
                    partition(tenantId, partitions),
                    tenantId + "/" + user.get("userId"),
                    outsider.encode("directory.users-value", user));
        }
    }

    static int users() {
        return USERS.size();
    }

    static int tenants() {
        return TENANTS.size();
    }

    /** The partition that Kafka's own partitioner gives a key. */
    static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static Map<String, Object> tenant(String id, String kind, String market, boolean managed, String language) {
        return Map.of(
                "tenantId", id,
                "name", id,
                "kind", kind,
                "market", market,
                "managed", managed,
                "language", language,
                "timeZone", "Etc/UTC",
                "version", 1L);
    }

    private static Map<String, Object> user(Buyer account, String kind, boolean active) {
        return Map.of(
                "tenantId", account.tenantId(),
                "userId", account.userId(),
                "email", account.email(),
                "displayName", account.userId(),
                "kind", kind,
                "active", active,
                "roles", List.of(),
                "version", 1L);
    }
}
