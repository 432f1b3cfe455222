/**
 * What a service shows over HTTP: health, metrics, lanes, routes of its own, and errors in one shape.
 *
 * <p>Refuses: pages, sign-in, and any knowledge of what a service does.
 */
@NullMarked
package io.seatflow.workflow.http;

import org.jspecify.annotations.NullMarked;
