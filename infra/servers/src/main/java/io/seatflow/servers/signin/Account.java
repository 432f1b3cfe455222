package io.seatflow.servers.signin;

/**
 * Somebody who may sign in.
 *
 * @param tenantId the tenant of the account
 * @param userId the account, unique in its tenant: what a token calls the object id
 * @param email for people to read, never an identity
 * @param name for people to read
 */
public record Account(String tenantId, String userId, String email, String name) {}
