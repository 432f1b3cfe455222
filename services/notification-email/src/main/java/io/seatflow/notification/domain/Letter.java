package io.seatflow.notification.domain;

import java.util.List;

/**
 * A mail's words. Any of them but language, title and footer may hold what users wrote: who shows them as HTML has to
 * escape them. The subject holds the product's name at most, in one line.
 *
 * @param language ISO 639-1
 */
public record Letter(
        String language,
        String subject,
        String title,
        String greeting,
        List<String> paragraphs,
        List<Row> rows,
        String footer) {

    /** A fact. */
    public record Row(String label, String value) {}
}
