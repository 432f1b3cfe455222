package io.seatflow.local.admin;

/** What these commands exit with. Picocli's own: 0 done, 1 something is wrong, 2 given in a wrong way. */
final class ExitCodes {
    static final int DONE = 0;
    static final int WRONG = 1;
    static final int NOT_SIGNED_IN = 3;
    static final int REFUSED = 4;
    static final int NOT_YET = 5;

    private ExitCodes() {}
}
