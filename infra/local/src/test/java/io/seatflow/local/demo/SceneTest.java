package io.seatflow.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.local.demo.SceneAnswers.Ask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SceneTest {
    private static final Map<Ask, String> RIGHT = right();
    private final ObjectMapper json = new ObjectMapper();
    private final Script script = Scripts.of(100);

    @Test
    @DisplayName("what must come of assigning, centralising and cancelling passes")
    void allRight() {
        assertThat(checks(RIGHT)).extracting(Check::findings).containsOnly(List.of());
    }

    @ParameterizedTest(name = "{0}: {2} instead of {1}")
    @DisplayName("whatever else the admin center answers is found, by one check")
    @CsvSource(
            delimiter = '|',
            value = {
                "ASSIGN        | SUCCEEDED          | REFUSED          | a user assigned by the purchaser",
                "ASSIGN        | \"linus\"          | \"grace\"        | a user assigned by the purchaser",
                "BUY_CENTRALLY | SUCCEEDED          | RUNNING          | seats bought centrally",
                "TARGET        | CENTRAL            | SELF_SERVICE     | seats bought centrally",
                "PREVIEW       | \"missing\": 0     | \"missing\": 1   | the takeover as foretold",
                "PREVIEW       | 12000              | 11999            | the takeover as foretold",
                "MOVE          | \"moved\": 3       | \"moved\": 2     | the takeover as it ended",
                "MOVE          | SUCCEEDED          | UNDONE           | the takeover as it ended",
                "SOURCE        | DELETED            | ACTIVE           | what was taken over",
                "SOURCE        | []                 | [{\"id\": \"a\"}]  | what was taken over",
                "TARGET        | {\"id\": \"ada\"},   | ''               | where its users are now",
                "CANCEL        | WithoutSeat\": 2   | WithoutSeat\": 1 | a subscription cancelled by its purchaser",
                "CANCELLED     | DELETED            | ACTIVE           | a subscription cancelled by its purchaser",
            })
    void found(Ask ask, String part, String other, String check) {
        Map<Ask, String> wrong = new EnumMap<>(RIGHT);
        wrong.computeIfPresent(ask, (which, text) -> text.replace(part, other));
        assertThat(wrong).isNotEqualTo(RIGHT);

        assertThat(checks(wrong))
                .filteredOn(one -> !one.passed())
                .extracting(Check::name)
                .containsExactly(check);
    }

    @Test
    @DisplayName("what could not be asked for is found with the reason")
    void nothing() {
        SceneAnswers answers = new SceneAnswers();
        answers.failed("the admin center does not answer");

        assertThat(new SceneChecks(script, answers).all())
                .allSatisfy(check ->
                        assertThat(check.findings()).singleElement().asString().contains("does not answer"));
    }

    @ParameterizedTest(name = "{0} paid back of {1}: {2}")
    @DisplayName("X2 what was cancelled must be paid back whole and once")
    @CsvSource({"12000, pi_1, true", "11999, pi_1, false", "12000, pi_2, false"})
    void paidBack(long amount, String capture, boolean right) throws IOException {
        String ledger = """
                {"captures": [{"id": "pi_1", "orderId": "demo-0000000"}, {"id": "pi_2", "orderId": "demo-0000001"}],
                 "refunds": [{"captureId": "%s", "tenantId": "brightwater", "amount": %d, "currency": "usd"},
                             {"captureId": "pi_2", "tenantId": "norrsken", "amount": 2000, "currency": "sek"}]}""".formatted(capture, amount);
        PaidBack paidBack = new PaidBack(script);
        paidBack.read(new ByteArrayInputStream(ledger.getBytes(StandardCharsets.UTF_8)));

        assertThat(paidBack.check().passed()).isEqualTo(right);
    }

    @Test
    @DisplayName(
            "N1 each notice must come once, to its purchaser, in their language, and name what it must and no more")
    void notices() {
        List<String> right = List.of(
                mail(
                        "gina@brightwater.example",
                        "en",
                        "Order operation-1 of product CFQ7TTC0H9MP, subscription target"),
                mail(
                        "ada@brightwater.example",
                        "en",
                        "source of product CFQ7TTC0H9MP: 3 users were moved to target by an administrator of Brightwater Foods"),
                mail("astrid@norrsken.example", "sv", "cancelled of product CFQ7TTC0LH2H"));
        assertThat(findings(right)).isEmpty();
        assertThat(findings(right.subList(1, 3))).singleElement().asString().contains("expected a mail, found none");
        List<String> again = new ArrayList<>(right);
        again.add(right.get(1).replace("<id", "<other"));
        assertThat(findings(again)).singleElement().asString().contains("found another besides");
        assertThat(findings(changed(right, "ada@", "eve@")))
                .singleElement()
                .asString()
                .contains("eve@");
        assertThat(findings(changed(right, "lang=\\\"sv", "lang=\\\"en")))
                .singleElement()
                .asString()
                .contains("sv");
        assertThat(findings(changed(right, "3 users", "2 users")))
                .singleElement()
                .asString()
                .contains("3 users");
        assertThat(findings(changed(right, "an administrator", "gina@brightwater.example, an administrator")))
                .singleElement()
                .asString()
                .contains("no admin's address");
    }

    private List<String> findings(List<String> mails) {
        Notices notices = new Notices();
        notices.expect(Notice.of(script, answers(RIGHT), "source", "cancelled", Scripts.catalogue()));
        mails.forEach(mail -> assertThat(notices.take(read(mail))).as(mail).isTrue());
        return notices.check().findings();
    }

    private static List<String> changed(List<String> mails, String part, String other) {
        return mails.stream().map(mail -> mail.replace(part, other)).toList();
    }

    private static String mail(String to, String language, String text) {
        return "{\"messageId\": \"<id of %1$s>\", \"to\": [\"%1$s\"], \"html\": \"<html lang=\\\"%2$s\\\">\", \"text\": \"%3$s\"}"
                .formatted(to, language, text);
    }

    private List<Check> checks(Map<Ask, String> answers) {
        return new SceneChecks(script, answers(answers)).all();
    }

    private SceneAnswers answers(Map<Ask, String> texts) {
        SceneAnswers answers = new SceneAnswers();
        texts.forEach((ask, text) -> answers.keep(ask, read(text)));
        return answers;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Map<Ask, String> right() {
        Map<Ask, String> right = new EnumMap<>(Ask.class);
        right.put(
                Ask.ASSIGN,
                "{\"state\": \"SUCCEEDED\", \"detail\": {\"userIds\": [\"linus\"], \"assigned\": 3, \"quantity\": 12}}");
        right.put(
                Ask.BUY_CENTRALLY,
                "{\"id\": \"operation-1\", \"state\": \"SUCCEEDED\", \"detail\": {\"subscriptionId\": \"target\"}}");
        right.put(Ask.PREVIEW, """
                {"state": "SUCCEEDED", "detail": {"users": 3, "missing": 0,
                    "refund": {"amountMinor": 12000, "currency": "USD"}}}""");
        right.put(
                Ask.MOVE,
                "{\"state\": \"SUCCEEDED\", \"progress\": {\"phase\": \"DONE\", \"moved\": 3, \"total\": 3}}");
        right.put(Ask.CANCEL, """
                {"state": "SUCCEEDED", "detail": {"usersWithoutSeat": 2,
                    "refund": {"amountMinor": 2000, "currency": "SEK"}}}""");
        right.put(Ask.SOURCE, "{\"subscription\": {\"status\": \"DELETED\"}, \"users\": {\"items\": []}}");
        right.put(Ask.TARGET, """
                {"subscription": {"status": "ACTIVE", "channel": "CENTRAL", "productId": "CFQ7TTC0H9MP",
                    "seats": {"bought": 10}},
                 "users": {"items": [{"id": "ada"}, {"id": "grace"}, {"id": "linus"}]}}""");
        right.put(Ask.CANCELLED, "{\"subscription\": {\"status\": \"DELETED\"}, \"users\": {\"items\": []}}");
        return right;
    }
}
