package io.seatflow.schemas.registry;

/**
 * The registry answered, and refuses: wrong address, no permission, an incompatible or invalid schema. An operator has
 * to act; it says nothing about a record, so it is no reason to give one up.
 */
public final class RegistryRefused extends RegistryException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int errorCode;

    RegistryRefused(String message, int status, int errorCode) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Confluent's error code, for example 409 or 42201; 0 where the answer carried none. */
    public int errorCode() {
        return errorCode;
    }
}
