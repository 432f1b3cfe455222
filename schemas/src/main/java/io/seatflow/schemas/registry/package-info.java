/**
 * A client for any schema registry that speaks Confluent's REST API, and the step that puts our schemas there.
 * Knows nothing of Kafka records: that is {@code io.seatflow.schemas.serde}.
 */
@NullMarked
package io.seatflow.schemas.registry;

import org.jspecify.annotations.NullMarked;
