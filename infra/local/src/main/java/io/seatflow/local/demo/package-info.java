/**
 * The demonstration that checks itself: {@link io.seatflow.local.demo.Script} says what is published and what must come
 * of it, {@link io.seatflow.local.demo.Player} publishes, {@link io.seatflow.local.demo.Observer} reads what comes, and
 * {@link io.seatflow.local.demo.Checks} compares. What is expected is written down in the script, never asked of a
 * service.
 */
@NullMarked
package io.seatflow.local.demo;

import org.jspecify.annotations.NullMarked;
