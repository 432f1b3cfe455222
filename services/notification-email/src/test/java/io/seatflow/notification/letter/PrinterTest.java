package io.seatflow.notification.letter;

import io.seatflow.notification.domain.Addressee;
import io.seatflow.notification.domain.Contents;
import io.seatflow.notification.domain.Letter;
import io.seatflow.notification.domain.Letters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A letter as HTML and as text")
class PrinterTest {
    private final Printer printer = new Printer();

    @Test
    @DisplayName("N4 what users wrote is escaped in HTML, and stands as it is in the text")
    void escapes() {
        Letter letter = Letters.write(
                Contents.order("<img src=x onerror=alert(1)>", false),
                Addressee.of("<script>alert(\"&\")</script>", null),
                null);
        assertThat(printer.html(letter))
                .contains("Hello &lt;script&gt;alert(\"&amp;\")&lt;/script&gt;,")
                .doesNotContain("<script", "<img");
        assertThat(printer.text(letter)).contains("Hello <script>alert(\"&\")</script>,");
    }

    @Test
    @DisplayName("N3 both hold every fact, and HTML names its language")
    void complete() {
        Letter letter = Letters.write(
                Contents.order("Visio Plan 2", false), Addressee.of("Adele", Contents.tenant("sv", "SE", "UTC")), null);
        String html = printer.html(letter);
        String text = printer.text(letter);
        assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"sv\">");
        for (Letter.Row row : letter.rows()) {
            assertThat(html).contains(row.label(), row.value());
            assertThat(text).contains(row.label() + ": " + row.value() + "\n");
        }
        letter.paragraphs().forEach(paragraph -> {
            assertThat(html).contains(paragraph);
            assertThat(text).contains(paragraph);
        });
        assertThat(text).doesNotContain("\n\n\n");
    }
}
