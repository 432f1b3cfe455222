package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

class ShownTest {
    @Test
    @DisplayName("an operation's end is said with what it came to, a refusal with what to do")
    void operations() throws IOException {
        assertThat(Shown.operation(json("""
                {"kind": "CHANGE_SEATS", "state": "SUCCEEDED", "id": "o-1",
                 "detail": {"quantity": 7, "scheduled": false, "charged": {"amountMinor": 1250, "currency": "EUR"}}}
                """)))
                .isEqualTo("change seats: done (quantity 7; scheduled no; charged 12.50 EUR)%n".formatted());
        assertThat(Shown.operation(json("""
                {"kind": "ASSIGN", "state": "REFUSED", "reason": "NO_SEAT_AVAILABLE", "advice": "Add some.",
                 "detail": {"users": [{"userId": "ada", "reason": "NO_SEAT_AVAILABLE"}]}}
                """)))
                .isEqualTo("assign: NO_SEAT_AVAILABLE (users ada NO_SEAT_AVAILABLE)%n  Add some.%n".formatted());
        assertThat(Shown.operation(json("""
                {"kind": "CHANGE_SEATS", "state": "SUCCEEDED", "detail": {"charged": {"amountMinor": -1250, "currency": "EUR"}}}
                """))).isEqualTo("change seats: done (refunded 12.50 EUR)%n".formatted());
        String ended =
                "{\"kind\": \"%s\", \"state\": \"SUCCEEDED\", \"detail\": {\"atOnce\": false, \"recurring\": false}}";
        assertThat(Shown.operation(json(ended.formatted("SET_RECURRING"))))
                .isEqualTo("set recurring: done (recurring no)%n".formatted());
        assertThat(Shown.operation(json(ended.formatted("CANCEL"))))
                .isEqualTo("cancel: done (at once no; recurring no)%n".formatted());
        assertThat(Shown.operation(json("{\"kind\": \"TAKEOVER\", \"state\": \"RUNNING\", \"id\": \"t-1\"}")))
                .contains("goes on as operation t-1");
    }

    @Test
    @DisplayName("what a terminal would obey is not shown, and money is in its currency's unit")
    void fields() throws IOException {
        assertThat(Shown.text(json("\"a\\u001b[2Jb\\r\\n\""))).isEqualTo("a [2Jb  ");
        assertThat(Shown.money(json("{\"amountMinor\": -700, \"currency\": \"USD\"}")))
                .isEqualTo("-7.00 USD");
        assertThat(Shown.money(json("{\"amountMinor\": 700, \"currency\": \"JPY\"}")))
                .isEqualTo("700 JPY");
        assertThat(Shown.money(json("null"))).isEmpty();
        assertThat(Shown.time(json("\"2026-11-21T12:13:03.756472971Z\""))).isEqualTo("2026-11-21T12:13:03Z");
    }

    @Test
    @DisplayName("T5 the bar is as full as users are moved")
    void bar() throws IOException {
        assertThat(TakeoverProgress.line(json("{\"progress\": {\"phase\": \"MOVING\", \"moved\": 5, \"total\": 10}}")))
                .isEqualTo("[###############               ] 5 of 10 users, moving     ");
        assertThat(TakeoverProgress.line(json("{}"))).startsWith("[          ").contains("0 of 0 users, started");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
