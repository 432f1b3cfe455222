package io.seatflow.admin.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final HistoryEntry due = new HistoryEntry(
            "contoso", "p1", "ADD_SEATS", "o1", "paula", "pbi", "Power BI", 5, null, "EUR", "DUE", null, NOW);
    private final HistoryEntry settled = new HistoryEntry(
            "contoso", "p1", null, "o1", null, null, null, null, 1_250L, "EUR", "PAID", "INV-7", NOW.plusSeconds(3));

    @Test
    @DisplayName("B7 what is owed and what was paid become one line, whichever is heard first")
    void order() {
        HistoryEntry whole = new HistoryEntry(
                "contoso",
                "p1",
                "ADD_SEATS",
                "o1",
                "paula",
                "pbi",
                "Power BI",
                5,
                1_250L,
                "EUR",
                "PAID",
                "INV-7",
                NOW.plusSeconds(3));

        assertThat(due.and(settled)).isEqualTo(whole);
        assertThat(settled.and(due)).isEqualTo(whole);
    }
}
