package io.seatflow.availability.query;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionTest {
    @ParameterizedTest
    @ValueSource(strings = {"fabrikam", "a b", "7f1c-…", "a%2Fb", "..", "x?y#z"})
    @DisplayName("ids of any letters are asked for")
    void ids(String id) {
        assertThat(new Question(id, null, false).isValid()).isTrue();
        assertThat(new Question("t", id, false).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\nb", "\0"})
    @DisplayName("what can't be an id is refused at the edge")
    void noIds(String text) {
        assertThat(new Question(text, null, false).isValid()).isFalse();
        assertThat(new Question("t", text, false).isValid()).isFalse();
        assertThat(new Question("x".repeat(256), null, false).isValid()).isFalse();
    }

    @Test
    @DisplayName("a question is passed on under the address it came by, with nothing of an id read as address")
    void path() {
        assertThat(new Question("fabrikam", null, false).path()).isEqualTo("/tenants/fabrikam/products");
        assertThat(new Question("a b", "x?y#z", false).path()).isEqualTo("/tenants/a%20b/products/x%3Fy%23z");
    }
}
