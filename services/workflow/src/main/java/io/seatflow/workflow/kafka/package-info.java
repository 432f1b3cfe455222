/** The engine's log on Kafka. */
@NullMarked
package io.seatflow.workflow.kafka;

import org.jspecify.annotations.NullMarked;
