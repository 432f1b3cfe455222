package io.seatflow.admin.app;

import io.seatflow.admin.app.OpenApi.Operation;
import io.seatflow.admin.app.World.Person;
import io.seatflow.admin.signin.BadTokens;
import io.seatflow.events.Channel;
import io.seatflow.events.directory.DirectoryRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Role × endpoint × own or other tenant, made of {@code openapi.yaml}: an endpoint that is not in it fails in {@code
 * RoutesTest}, and one that does not name who may use it fails here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiMatrixTest {
    private static final OpenApi API = new OpenApi();
    private static final String SELF_SERVICE = "self-service";
    private static final String CENTRAL = "central";
    private static final String ANY = "any";
    private static final String SECRET_NAME = "Power Apps per user";

    private final AdminRun run = AdminRun.shared();
    private final World contoso = new World(run, "contoso");
    private final World fabrikam = new World(run, "fabrikam");
    private final World agency = new World(run, "agency");
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Person> partners = new LinkedHashMap<>();
    private String operation = "";

    @BeforeAll
    void settle() {
        contoso.tenantKnown();
        people.put("PURCHASER", contoso.user("paula"));
        people.put("USER", contoso.user("ned"));
        contoso.user("ada");
        for (DirectoryRole role : DirectoryRole.values()) {
            people.put(role.name(), contoso.user(role.name().toLowerCase(Locale.ROOT), role));
            Person partner = agency.user("agent-" + role.name());
            contoso.delegated(partner, 1, role);
            partners.put(role.name(), partner);
        }
        fabrikam.user("eve", DirectoryRole.GLOBAL_ADMIN);
        contoso.subscription(contoso.state("m-self", "paula", Channel.SELF_SERVICE, 10, 1, 1));
        contoso.subscription(contoso.state("m-central", "global_admin", Channel.CENTRAL, 10, 0, 1));
        fabrikam.subscription(fabrikam.state("m-other", "eve", Channel.SELF_SERVICE, 10, 0, 1));
        contoso.assigned("m-1", contoso.state("m-self", "paula", Channel.SELF_SERVICE, 10, 1, 1), World.NOW, "ada");
        contoso.awaitRead(
                admin(),
                "/subscriptions/m-self/users",
                users -> users.path("items").size() == 1);
        contoso.awaitRead(admin(), "/subscriptions", list -> list.path("items").size() == 2);
        fabrikam.awaitRead(eve(), "/subscriptions", list -> list.path("items").size() == 1);
        partners.values().forEach(partner -> contoso.awaitRead(partner, "/licenses", list -> true));
        operation = AdminRun.json(
                        run.post(admin(), "/v1/tenants/contoso/subscriptions/m-self/seats", "{\"quantity\":11}")
                                .body())
                .path("id")
                .asText();
    }

    private Person admin() {
        return contoso.person("global_admin");
    }

    private Person eve() {
        return fabrikam.person("eve");
    }

    static List<Operation> operations() {
        return API.operations().stream()
                .filter(operation -> !operation.isPublic() && !operation.isOwn())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("A1, A3, R1 each role may what the document says, in its own tenant and in a customer's")
    void roles(Operation asked) {
        for (String kind : kinds(asked)) {
            Set<String> who = asked.who(kind);
            people.forEach((role, person) -> check(asked, kind, role, person, who.contains(role)));
            partners.forEach((role, partner) -> check(
                    asked,
                    kind,
                    "partner with " + role,
                    partner,
                    who.contains(role) && asked.partners().contains(role)));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("A6 another tenant's data is nobody's, whoever asks and however; each attempt is audited")
    void otherTenant(Operation asked) {
        for (String kind : kinds(asked)) {
            String path = path(asked, "contoso", subscription(kind));
            refused(asked, kind, "another tenant's admin", eve(), path, 403);
            refused(asked, kind, "a partner without delegation", agency.user("idle"), path, 403);
            refused(asked, kind, "an unknown account", contoso.person("nobody"), path, 403);
        }
        if (asked.names("subscription")) {
            refused(asked, "", "an admin with another's id", admin(), path(asked, "contoso", "m-other"), 404);
            refused(asked, "", "another with the tenant's id", eve(), path(asked, "fabrikam", "m-self"), 404);
        }
        if (asked.names("operation")) {
            refused(asked, "", "another's operation", eve(), path(asked, "fabrikam", ""), 404);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("who is not signed in, or whose token is not good, is answered 401 everywhere")
    void signedIn(Operation asked) {
        String path = path(asked, "contoso", "m-self");
        String expired = BadTokens.of(run.issuer(), "contoso", "global_admin").get("expired");

        assertProblem(run.ask(asked.method(), path, null, null), 401, "NOT_SIGNED_IN");
        assertProblem(run.ask(asked.method(), path, expired, null), 401, "NOT_SIGNED_IN");
    }

    @Test
    @DisplayName("every kind of bad token is answered 401, for one's own account too")
    void badTokens() {
        BadTokens.of(run.issuer(), "contoso", "global_admin").forEach((kind, token) -> {
            assertThat(run.ask("GET", "/v1/tenants/contoso/subscriptions", token, null)
                            .statusCode())
                    .as(kind)
                    .isEqualTo(401);
            assertThat(run.ask("GET", "/v1/me", token, null).statusCode())
                    .as(kind)
                    .isEqualTo(401);
        });
        assertThat(run.ask("GET", "/openapi.yaml", null, null).body()).startsWith("openapi: 3.1.0");
    }

    @Test
    @DisplayName("R1 a partner whose id there is a purchaser's id here is not that purchaser")
    void sameId() {
        Person namesake = agency.user("paula");
        contoso.delegated(namesake, 1, DirectoryRole.USER_ADMIN);
        contoso.awaitRead(namesake, "/subscriptions", list -> true);

        assertThat(run.read(namesake, "/v1/tenants/contoso/subscriptions").toString())
                .contains("m-central")
                .doesNotContain("m-self");
        assertProblem(run.get(namesake, "/v1/tenants/contoso/subscriptions/m-self"), 404, "SUBSCRIPTION_NOT_FOUND");
    }

    @Test
    @DisplayName("A6 ids of another tenant in a body are not found")
    void bodies() {
        String here = "/v1/tenants/contoso/subscriptions/m-self";
        assertProblem(
                run.post(admin(), here + "/takeovers", "{\"targetSubscriptionId\":\"m-other\",\"reason\":\"OTHER\"}"),
                404,
                "TARGET_NOT_FOUND");
        assertProblem(run.post(admin(), here + "/assign", "{\"users\":[\"eve\"]}"), 404, "USER_NOT_IN_TENANT");
        assertProblem(
                run.post(admin(), here + "/assign", "{\"users\":[\"eve@fabrikam.example\"]}"),
                404,
                "USER_NOT_IN_TENANT");
    }

    private void check(Operation asked, String kind, String who, Person person, boolean allowed) {
        String path = path(asked, "contoso", subscription(kind));
        if (!allowed) {
            refused(asked, kind, who, person, path, 0);
            return;
        }
        HttpResponse<String> answer = ask(asked, person, path);
        assertThat(answer.statusCode())
                .as("%s of %s by %s: %s", asked, kind, who, answer.body())
                .isEqualTo(asked.method().equals("POST") ? 202 : 200);
        if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
            assertThat(API.undescribed(asked, answer.statusCode(), AdminRun.json(answer.body())))
                    .as("what %s says and openapi.yaml does not", asked)
                    .isEmpty();
        }
    }

    /** @param status 0 for 403 or 404 */
    private void refused(Operation asked, String kind, String who, Person person, String path, int status) {
        int audited = audited(person);
        HttpResponse<String> answer = ask(asked, person, path);
        assertThat(answer.statusCode())
                .as("%s of %s by %s: %s", asked, kind, who, answer.body())
                .isIn(status == 0 ? List.of(403, 404) : List.of(status));
        assertThat(answer.body()).contains("\"detail\":\"").doesNotContain(SECRET_NAME);
        assertThat(audited(person)).as("audit of %s by %s", asked, who).isEqualTo(audited + 1);
    }

    private int audited(Person person) {
        return run.count("audit WHERE tenant_id = '%s' AND user_id = '%s'".formatted(person.tenant(), person.id()));
    }

    private HttpResponse<String> ask(Operation asked, Person person, String path) {
        String example = API.example(asked);
        return run.ask(asked.method(), path, run.token(person), example.isEmpty() ? null : example);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(AdminRun.json(answer.body()).path("code").asText()).isEqualTo(code);
        assertThat(AdminRun.json(answer.body()).path("detail").asText()).isNotBlank();
    }

    private static List<String> kinds(Operation asked) {
        return asked.names("subscription") ? List.of(SELF_SERVICE, CENTRAL) : List.of(ANY);
    }

    private static String subscription(String kind) {
        return kind.equals(CENTRAL) ? "m-central" : "m-self";
    }

    private String path(Operation asked, String tenant, String subscription) {
        return asked.path()
                .replace("{tenant}", tenant)
                .replace("{subscription}", subscription)
                .replace("{operation}", operation)
                .replace("{product}", World.PRODUCT);
    }
}
