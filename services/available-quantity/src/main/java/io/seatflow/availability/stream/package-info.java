/** The Kafka Streams application: its topology, its state and how it is kept running. */
@NullMarked
package io.seatflow.availability.stream;

import org.jspecify.annotations.NullMarked;
