/**
 * Records to bytes and back: Confluent's wire format (byte 0, schema id in 4 bytes, Avro binary), for Kafka clients by
 * configuration ({@link io.seatflow.schemas.serde.AvroSerializer}) and for services by topic
 * ({@link io.seatflow.schemas.serde.AvroWriter}, {@link io.seatflow.schemas.serde.AvroReader}).
 *
 * <p>Whatever the bytes, reading them ends in a value, a {@link io.seatflow.schemas.serde.MalformedRecord}, which no
 * retry heals, or a {@link io.seatflow.schemas.registry.RegistryException}, which is not the record's fault.
 */
@NullMarked
package io.seatflow.schemas.serde;

import org.jspecify.annotations.NullMarked;
