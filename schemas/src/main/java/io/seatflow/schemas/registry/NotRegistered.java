package io.seatflow.schemas.registry;

/** The registry knows no such schema id, subject, version, or schema under that subject, and says so itself. */
public final class NotRegistered extends RegistryException {
    private static final long serialVersionUID = 1L;

    public NotRegistered(String message) {
        super(message);
    }
}
