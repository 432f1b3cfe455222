package io.seatflow.local.admin;

/** Why a subscription is cancelled or taken over. */
enum CancelReason {
    NOT_NEEDED,
    TOO_EXPENSIVE,
    MISSING_FEATURES,
    OTHER_PRODUCT,
    TECHNICAL_PROBLEMS,
    CENTRALISED,
    OTHER
}
