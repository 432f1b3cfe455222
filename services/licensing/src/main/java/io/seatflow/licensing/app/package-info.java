/** Licensing as a running service: its settings, and what is made of what. */
@NullMarked
package io.seatflow.licensing.app;

import org.jspecify.annotations.NullMarked;
