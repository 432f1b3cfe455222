package io.seatflow.checkout.wire;

import java.util.ArrayList;
import java.util.List;

/** A catalogue file that cannot be used, with everything that is wrong in it. */
public final class InvalidCatalogue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> errors;

    InvalidCatalogue(String source, List<String> errors) {
        super("catalogue " + source + " cannot be used: " + String.join("; ", errors));
        this.errors = new ArrayList<>(errors);
    }

    /** Each names the product and the field, says what was expected and what was found. */
    public List<String> errors() {
        return List.copyOf(errors);
    }
}
