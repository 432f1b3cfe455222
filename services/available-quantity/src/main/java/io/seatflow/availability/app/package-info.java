/** The service as a whole: its settings, how it is put together, started and stopped. */
@NullMarked
package io.seatflow.availability.app;

import org.jspecify.annotations.NullMarked;
