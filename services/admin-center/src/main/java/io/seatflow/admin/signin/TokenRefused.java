package io.seatflow.admin.signin;

/** Nobody is signed in by what came: there is no token, or it is not good. The message never quotes it. */
public final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1L;

    TokenRefused(String message) {
        super(message, null, false, false);
    }
}
