package io.seatflow.notification.domain;

import java.util.Arrays;

/** Why a subscription was cancelled. */
public enum CancelReason {
    NOT_NEEDED,
    TOO_EXPENSIVE,
    MISSING_FEATURES,
    OTHER_PRODUCT,
    TECHNICAL_PROBLEMS,
    CENTRALISED,
    OTHER;

    /** The reason with that code; OTHER for one that is not known here. */
    public static CancelReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .orElse(OTHER);
    }
}
