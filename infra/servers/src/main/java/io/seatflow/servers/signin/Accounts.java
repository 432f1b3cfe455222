package io.seatflow.servers.signin;

import java.util.Optional;

/** The directory that accounts are looked up in. Called by any thread, for each token. */
@FunctionalInterface
public interface Accounts {
    /**
     * The active account of a tenant with this id or this e-mail address; empty where there is none.
     *
     * @throws RuntimeException where the directory cannot be asked now
     */
    Optional<Account> find(String tenantId, String user);
}
