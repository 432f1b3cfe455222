package io.seatflow.local.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** A directory file: {@code tenants}, {@code users} and {@code delegations}, read strictly. */
public final class DirectoryFile {
    private static final Set<String> FIELDS = Set.of("tenants", "users", "delegations");
    private static final Set<String> TENANT_FIELDS =
            Set.of("id", "name", "kind", "market", "managed", "language", "timeZone");
    private static final Set<String> USER_FIELDS =
            Set.of("tenantId", "id", "email", "displayName", "kind", "active", "roles");
    private static final Set<String> DELEGATION_FIELDS =
            Set.of("tenantId", "partnerTenantId", "partnerUserId", "roles");
    private static final Set<String> MARKETS = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_EMAIL = 320;

    private final long version;
    private final List<String> errors = new ArrayList<>();
    private final List<Tenant> tenants = new ArrayList<>();
    private final List<User> users = new ArrayList<>();
    private final List<Delegation> delegations = new ArrayList<>();
    private final Set<String> tenantIds = new HashSet<>();
    private final Set<List<String>> userIds = new HashSet<>();
    private final Set<List<String>> mailboxes = new HashSet<>();

    private DirectoryFile(long version) {
        this.version = version;
    }

    /**
     * Reads a whole file.
     *
     * @param version given to everything in it: readers keep the highest they have seen
     * @throws InvalidDirectory with every error
     */
    public static DirectoryEntries read(byte[] content, long version) {
        DirectoryFile file = new DirectoryFile(version);
        file.readRoot(parse(content));
        if (!file.errors.isEmpty()) {
            throw new InvalidDirectory(file.errors);
        }
        return new DirectoryEntries(file.tenants, file.users, file.delegations);
    }

    private static JsonNode parse(byte[] content) {
        JsonMapper json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            return json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new InvalidDirectory(List.of("$: expected JSON, found at line %d, column %d: %s"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage())));
        } catch (IOException e) {
            throw new InvalidDirectory(List.of("$: expected JSON: " + e.getMessage()));
        }
    }

    private void readRoot(JsonNode root) {
        JsonFields fields = new JsonFields("$", root, errors);
        if (fields.isObject(FIELDS)) {
            if (root.isEmpty()) {
                errors.add("$: expected tenants, users or both, found nothing");
            }
            readEach("tenants", root.get("tenants"), TENANT_FIELDS, this::readTenant);
            readEach("users", root.get("users"), USER_FIELDS, this::readUser);
            readEach("delegations", root.get("delegations"), DELEGATION_FIELDS, this::readDelegation);
        }
    }

    private void readEach(String name, JsonNode list, Set<String> known, BiConsumer<JsonFields, Integer> readOne) {
        if (list == null) {
            return;
        }
        if (!list.isArray()) {
            errors.add("$.%s: expected a list, found %s".formatted(name, JsonFields.shown(list)));
        }
        for (int i = 0; i < list.size(); i++) {
            JsonFields fields = new JsonFields("$.%s[%d]".formatted(name, i), list.path(i), errors);
            if (fields.isObject(known)) {
                readOne.accept(fields, errors.size());
            }
        }
    }

    private void readTenant(JsonFields fields, int errorsBefore) {
        String id = fields.key("id", LONGEST_ID);
        String name = fields.text("name", LONGEST_ID);
        TenantKind kind = fields.choice("kind", TenantKind.values());
        String market = fields.oneOf("market", MARKETS, "a country of ISO 3166-1 alpha-2");
        boolean managed = fields.flag("managed");
        String language = fields.oneOf("language", LANGUAGES, "a language of ISO 639-1");
        String timeZone = fields.oneOf("timeZone", ZoneId.getAvailableZoneIds(), "an IANA time zone");
        if (!id.isEmpty() && !tenantIds.add(id)) {
            fields.wrong("id", "each tenant once");
        }
        if (errors.size() == errorsBefore) {
            tenants.add(new Tenant(id, name, kind, market, managed, language, timeZone, version));
        }
    }

    private void readUser(JsonFields fields, int errorsBefore) {
        String tenantId = fields.key("tenantId", LONGEST_ID);
        String id = fields.text("id", LONGEST_ID);
        String email = fields.text("email", LONGEST_EMAIL);
        String displayName = fields.text("displayName", LONGEST_ID);
        UserKind kind = fields.choice("kind", UserKind.values());
        boolean active = fields.flag("active");
        List<DirectoryRole> roles = fields.choices("roles", DirectoryRole.values());
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+")) {
            fields.wrong("email", "an e-mail address");
        }
        if (!id.isEmpty() && !userIds.add(List.of(tenantId, id))) {
            fields.wrong("id", "each user of a tenant once");
        }
        if (!email.isEmpty() && !mailboxes.add(List.of(tenantId, email.toLowerCase(Locale.ROOT)))) {
            fields.wrong("email", "each e-mail address of a tenant once");
        }
        if (errors.size() == errorsBefore) {
            users.add(new User(tenantId, id, email, displayName, kind, active, roles, version));
        }
    }

    private void readDelegation(JsonFields fields, int errorsBefore) {
        String tenantId = fields.key("tenantId", LONGEST_ID);
        String partnerTenantId = fields.key("partnerTenantId", LONGEST_ID);
        String partnerUserId = fields.text("partnerUserId", LONGEST_ID);
        List<DirectoryRole> roles = fields.choices("roles", DirectoryRole.values());
        if (errors.size() == errorsBefore) {
            delegations.add(new Delegation(tenantId, partnerTenantId, partnerUserId, roles, version));
        }
    }
}
