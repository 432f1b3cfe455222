/** The takeover mover as a running service: its settings, and what is made of what. */
@NullMarked
package io.seatflow.takeover.app;

import org.jspecify.annotations.NullMarked;
