package io.seatflow.local.commands;

import java.util.List;

/** A directory file that says what cannot be: every error at once, each with its place in the file. */
public final class InvalidDirectory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String[] errors;

    InvalidDirectory(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = errors.toArray(String[]::new);
    }

    /** One line per error. */
    public List<String> errors() {
        return List.of(errors);
    }
}
