package io.seatflow.local.commands;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TextTableTest {
    @Test
    @DisplayName("columns are as wide as their widest cell, and numbers stand to the right")
    void aligned() {
        TextTable table = new TextTable("NAME", "SEATS").row("Power BI Pro", 5).row("Visio", 10_000);

        assertThat(table.toString().lines())
                .containsExactly("NAME          SEATS", "Power BI Pro      5", "Visio         10000");
    }

    @Test
    @DisplayName("a row of another length is refused")
    void otherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextTable("NAME").row("a", "b"))
                .withMessage("expected 1 cells, found 2");
    }
}
