package io.seatflow.schemas.registry;

import org.apache.avro.Schema;

/** A schema as the registry keeps it: the id is the registry's own, the version counts within the subject. */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
