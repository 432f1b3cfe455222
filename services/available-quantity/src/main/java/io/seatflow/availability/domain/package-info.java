/** What counts towards the available quantity, and how it is summed. Pure: no clock, no I/O, nothing of Kafka. */
@NullMarked
package io.seatflow.availability.domain;

import org.jspecify.annotations.NullMarked;
