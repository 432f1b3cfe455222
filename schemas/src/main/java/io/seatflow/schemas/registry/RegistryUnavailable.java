package io.seatflow.schemas.registry;

/**
 * A passing fault: no registry answered, or it said that it cannot answer now, after all retries. Wait and ask again;
 * never a reason to give up a record.
 */
public final class RegistryUnavailable extends RegistryException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String message) {
        super(message);
    }

    RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
