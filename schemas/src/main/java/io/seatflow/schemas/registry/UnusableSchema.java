package io.seatflow.schemas.registry;

/** The registry has what was asked for, and it is no Avro schema that can be used: another format, or invalid. */
public final class UnusableSchema extends RegistryException {
    private static final long serialVersionUID = 1L;

    UnusableSchema(String message) {
        super(message);
    }

    UnusableSchema(String message, Throwable cause) {
        super(message, cause);
    }
}
