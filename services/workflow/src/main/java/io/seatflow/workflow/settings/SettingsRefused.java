package io.seatflow.workflow.settings;

import java.util.List;

/** A service cannot start with the settings it was given. The message lists everything that is wrong, one per line. */
public final class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SettingsRefused(String service, List<String> problems) {
        super("%s cannot start with these settings:%n  %s"
                .formatted(service, String.join(System.lineSeparator() + "  ", problems)));
        this.problems = List.copyOf(problems);
    }

    /** One line for each setting that is wrong; no value of a secret. */
    public List<String> problems() {
        return problems;
    }
}
