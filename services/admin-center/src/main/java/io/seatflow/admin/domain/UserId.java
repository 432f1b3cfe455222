package io.seatflow.admin.domain;

/** An account: tenant id and object id, never an e-mail address, which may change hands. */
public record UserId(String tenantId, String id) {}
