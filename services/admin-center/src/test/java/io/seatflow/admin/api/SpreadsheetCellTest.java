package io.seatflow.admin.api;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadsheetCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1+1",
                "-2",
                "@SUM(A1)",
                "|calc",
                "%0A",
                "＝1+1",
                "  =1",
                "\t=1",
                "\r\n=1"
            })
    @DisplayName("A4 what would begin a formula is shown as it is")
    void formulas(String text) {
        assertThat(SpreadsheetCell.harmless(text)).startsWith("'");
    }

    @Test
    @DisplayName("A4 no cell breaks its line")
    void lines() {
        assertThat(SpreadsheetCell.harmless("Ada\r\nEvil, =1")).isEqualTo("Ada Evil, =1");
        assertThat(SpreadsheetCell.harmless("a\u2028b\u0000c")).isEqualTo("a b c");
    }

    @Test
    @DisplayName("A4 other text stays as it is")
    void harmless() {
        assertThat(SpreadsheetCell.harmless("Åsa \"the\" O'Neil-Svensson")).isEqualTo("Åsa \"the\" O'Neil-Svensson");
        assertThat(SpreadsheetCell.harmless("")).isEmpty();
    }
}
