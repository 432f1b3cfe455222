package io.seatflow.notification.app;

import io.seatflow.notification.smtp.Mail;

import java.time.Instant;

/** What a notice becomes when it is to be sent. */
sealed interface Composition {
    /** A mail. */
    record Ready(Mail mail) implements Composition {}

    /** Nothing yet: what it takes is not known at this moment. */
    record NotYet(Instant again) implements Composition {}

    /** Nothing, ever. */
    record Unsendable(String why) implements Composition {}
}
