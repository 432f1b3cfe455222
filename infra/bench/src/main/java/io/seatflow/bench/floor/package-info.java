/** The floor: the least that a durable chain of services does with a message, without any business. */
@NullMarked
package io.seatflow.bench.floor;

import org.jspecify.annotations.NullMarked;
