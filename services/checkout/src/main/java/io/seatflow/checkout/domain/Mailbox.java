package io.seatflow.checkout.domain;

import java.util.Locale;

/**
 * An e-mail address within a tenant. Letter case makes no difference, nor does white space around it.
 *
 * @param address in lower case once constructed
 */
public record Mailbox(String tenantId, String address) {
    public Mailbox {
        address = address.strip().toLowerCase(Locale.ROOT);
    }
}
