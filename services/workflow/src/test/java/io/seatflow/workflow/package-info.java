/** Tests of the engine on real Kafka and PostgreSQL, with a toy service. */
@NullMarked
package io.seatflow.workflow;

import org.jspecify.annotations.NullMarked;
