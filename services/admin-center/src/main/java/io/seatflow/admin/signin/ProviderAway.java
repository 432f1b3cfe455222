package io.seatflow.admin.signin;

/** Whether a token is good cannot be found out now, since the provider does not give its keys. It passes. */
public final class ProviderAway extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderAway(String message, Throwable cause) {
        super(message, cause);
    }
}
