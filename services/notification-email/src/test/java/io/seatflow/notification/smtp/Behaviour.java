package io.seatflow.notification.smtp;

/** What the scripted mail server does with one mail. */
public enum Behaviour {
    ACCEPT,
    /** 450 to the recipient. */
    DEFER_RECIPIENT,
    /** 451 after the mail. */
    DEFER_MAIL,
    /** 421 after the mail, and the connection is closed. */
    CLOSE_WITH_421,
    /** 550 to the recipient. */
    REFUSE_RECIPIENT,
    /** 554 after the mail. */
    REFUSE_MAIL,
    /** 554 after the mail, and the connection is closed at once. */
    REFUSE_MAIL_AND_CUT,
    /** 530 to the sender: sign in first. */
    ASK_TO_SIGN_IN,
    /** No answer to the recipient. */
    HANG_AT_RECIPIENT,
    /** Takes the mail and never says so. */
    HANG_AFTER_MAIL,
    /** One letter of an answer every now and then, and never its end. */
    TRICKLE_AFTER_MAIL,
    /** Closes the connection in the middle of the mail. */
    CUT_WITHIN_MAIL,
    /** Takes the mail and closes the connection without a word. */
    CUT_AFTER_MAIL,
    /** Closes the connection after the mail's end and does not take it. */
    CUT_AFTER_MAIL_AND_LOSE;

    boolean takes() {
        return switch (this) {
            case ACCEPT, HANG_AFTER_MAIL, TRICKLE_AFTER_MAIL, CUT_AFTER_MAIL -> true;
            case DEFER_RECIPIENT,
                    DEFER_MAIL,
                    CLOSE_WITH_421,
                    REFUSE_RECIPIENT,
                    REFUSE_MAIL,
                    REFUSE_MAIL_AND_CUT,
                    ASK_TO_SIGN_IN,
                    HANG_AT_RECIPIENT,
                    CUT_WITHIN_MAIL,
                    CUT_AFTER_MAIL_AND_LOSE -> false;
        };
    }
}
