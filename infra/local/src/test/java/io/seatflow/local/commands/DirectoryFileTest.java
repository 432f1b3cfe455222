package io.seatflow.local.commands;

import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DirectoryFileTest {
    private static final String TENANT = """
            {"id": "acme", "name": "Acme", "kind": "COMMERCIAL", "market": "SE", "managed": true, "language": "sv",
             "timeZone": "Europe/Stockholm"}""";
    private static final String USER = """
            {"tenantId": "acme", "id": "eva", "email": "eva@acme.example", "displayName": "Eva", "kind": "MEMBER",
             "active": true, "roles": ["BILLING_ADMIN"]}""";

    @Test
    @DisplayName("a file becomes tenants and users of one version")
    void reads() {
        DirectoryEntries entries = read(file(TENANT, USER));

        assertThat(entries.tenants())
                .containsExactly(
                        new Tenant("acme", "Acme", TenantKind.COMMERCIAL, "SE", true, "sv", "Europe/Stockholm", 7L));
        assertThat(entries.users())
                .containsExactly(new User(
                        "acme",
                        "eva",
                        "eva@acme.example",
                        "Eva",
                        UserKind.MEMBER,
                        true,
                        List.of(DirectoryRole.BILLING_ADMIN),
                        7L));
    }

    @Test
    @DisplayName("the demo's directory is such a file")
    void demo() throws IOException {
        try (InputStream file = DirectoryFileTest.class.getResourceAsStream("/demo/directory.json")) {
            assertThat(file).isNotNull();
            DirectoryEntries entries = DirectoryFile.read(file.readAllBytes(), 1);

            assertThat(entries.tenants()).extracting(Tenant::getLanguage).contains("en", "fr", "sv");
            assertThat(entries.tenants()).extracting(Tenant::getMarket).contains("IN", "BR");
            assertThat(entries.tenants()).extracting(Tenant::getKind).contains(TenantKind.values());
            assertThat(entries.users()).extracting(User::getKind).contains(UserKind.values());
        }
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"SE\"            | \"Sweden\"     | $.tenants[0].market: expected a country of ISO 3166-1 alpha-2, found \"Sweden\"",
                "\"sv\"            | \"svenska\"    | $.tenants[0].language: expected a language of ISO 639-1, found \"svenska\"",
                "Europe/Stockholm  | Stockholm      | $.tenants[0].timeZone: expected an IANA time zone, found \"Stockholm\"",
                "COMMERCIAL        | PRIVATE        | $.tenants[0].kind: expected one of [COMMERCIAL, GOVERNMENT, EDUCATION], found \"PRIVATE\"",
                "\"managed\": true | \"managed\": 1 | $.tenants[0].managed: expected true or false, found 1",
                "\"name\"          | \"nam\"        | $.tenants[0].name: expected a text of 1 to 200 characters, found nothing",
                "\"id\": \"acme\"  | \"id\": \"a/c\" | $.tenants[0].id: expected a text without slashes, found \"a/c\"",
                "eva@acme.example  | eva            | $.users[0].email: expected an e-mail address, found \"eva\"",
                "MEMBER            | OWNER          | $.users[0].kind: expected one of [MEMBER, GUEST], found \"OWNER\"",
                "[\"BILLING_ADMIN\"] | [\"KING\"]   | $.users[0].roles[0]: expected one of [GLOBAL_ADMIN, BILLING_ADMIN, LICENSE_ADMIN, USER_ADMIN, GLOBAL_READER], found \"KING\"",
                "\"Eva\"           | \"4242 4242 4242 4242\" | $.users[0].displayName: holds what looks like a card number",
                "\"active\"        | \"actif\"      | $.users[0].actif: unknown field, known are [active, displayName, email, id, kind, roles, tenantId]"
            })
    @DisplayName("what is wrong is named with its place, what was expected and what was found")
    void refuses(String right, String wrong, String error) {
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> read(file(TENANT, USER).replace(right, wrong)))
                .satisfies(invalid -> assertThat(invalid.errors()).contains(error));
    }

    @Test
    @DisplayName("all errors are told at once")
    void allAtOnce() {
        String file = file(TENANT + "," + TENANT.replace("\"SE\"", "\"XX\""), USER + "," + USER);

        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> read(file))
                .satisfies(
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(
                                        "$.tenants[1].market: expected a country of ISO 3166-1 alpha-2, found \"XX\"",
                                        "$.tenants[1].id: expected each tenant once, found \"acme\"",
                                        "$.users[1].id: expected each user of a tenant once, found \"eva\"",
                                        "$.users[1].email: expected each e-mail address of a tenant once, found \"eva@acme.example\""));
    }

    @Test
    @DisplayName("R1 what a tenant granted to partners is read too")
    void delegations() {
        DirectoryEntries entries = read(
                "{\"delegations\": [{\"tenantId\": \"acme\", \"partnerTenantId\": \"agency\", \"partnerUserId\": \"ann\", \"roles\": [\"GLOBAL_ADMIN\"]}]}");

        assertThat(entries.delegations()).singleElement().satisfies(granted -> {
            assertThat(granted.getPartnerUserId()).isEqualTo("ann");
            assertThat(granted.getVersion()).isEqualTo(7);
        });
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> read("{\"delegations\": [{\"tenantId\": \"a/b\"}]}"))
                .withMessageContaining("$.delegations[0]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                    | $: expected tenants, users or both, found nothing",
                "[]                    | $: expected an object, found []",
                "{\"tenants\": {}}     | $.tenants: expected a list, found {}",
                "{\"users\": [1]}      | $.users[0]: expected an object, found 1",
                "{\"people\": []}      | $.people: unknown field, known are [delegations, tenants, users]"
            })
    @DisplayName("a file of another shape is refused")
    void otherShape(String file, String error) {
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> read(file))
                .satisfies(invalid -> assertThat(invalid.errors()).contains(error));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"{", "{} {}", "{\"users\": [], \"users\": []}"})
    @DisplayName("what is not one JSON document is refused with line and column")
    void notJson(String file) {
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith("$: expected JSON, found at line 1, column ");
    }

    private static String file(String tenants, String users) {
        return "{\"tenants\": [" + tenants + "], \"users\": [" + users + "]}";
    }

    private static DirectoryEntries read(String file) {
        return DirectoryFile.read(file.getBytes(StandardCharsets.UTF_8), 7);
    }
}
