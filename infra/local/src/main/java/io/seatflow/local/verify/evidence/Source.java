package io.seatflow.local.verify.evidence;

import java.util.Locale;

/** What verify looks at beside databases and topics, and can do without where it is told to. */
public enum Source {
    /** The payment provider's ledger. */
    LEDGER,
    /** The log files of the data folder. */
    LOGS,
    /** The mails in the inbox. */
    MAILS;

    /** Its name in options and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
