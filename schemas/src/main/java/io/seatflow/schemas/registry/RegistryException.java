package io.seatflow.schemas.registry;

/** Why the registry could not give an answer; the kinds ask for different reactions. */
public abstract sealed class RegistryException extends RuntimeException
        permits RegistryUnavailable, RegistryRefused, NotRegistered, UnusableSchema {
    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
