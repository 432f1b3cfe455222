package io.seatflow.notification.domain;

/**
 * An organisation, as far as its mails need it.
 *
 * @param market ISO 3166-1 alpha-2
 * @param language as the directory has it
 * @param timeZone as the directory has it
 */
public record Tenant(String id, String name, String market, String language, String timeZone, long version) {}
