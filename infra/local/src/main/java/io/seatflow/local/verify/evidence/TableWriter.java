package io.seatflow.local.verify.evidence;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Appends rows to one table of the workbench, many at a time. One thread at a time. */
final class TableWriter {
    private static final int FULL = 1 << 18;

    private final Workbench workbench;
    private final String table;
    private final StringBuilder lines = new StringBuilder();

    TableWriter(Workbench workbench, String table) {
        this.workbench = workbench;
        this.table = table;
    }

    /** Forgets everything. */
    void clear() {
        lines.setLength(0);
        workbench.execute("TRUNCATE " + table);
    }

    /** Adds a row; its values are in the order of the table's columns. */
    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            append(values[i]);
        }
        lines.append('\n');
        if (lines.length() > FULL) {
            flush();
        }
    }

    /** Sends what was collected. */
    void flush() {
        if (!lines.isEmpty()) {
            workbench.append(table, lines.toString().getBytes(StandardCharsets.UTF_8));
            lines.setLength(0);
        }
    }

    /** COPY's text format; the character 0, which PostgreSQL does not take in a text, is replaced. */
    private void append(@Nullable Object value) {
        if (value == null) {
            lines.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                case '\0' -> lines.append('\uFFFD');
                default -> lines.append(character);
            }
        }
    }
}
