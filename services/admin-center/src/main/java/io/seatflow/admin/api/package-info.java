/**
 * The API over HTTP: {@code openapi.yaml} describes it, and its routes are tested against that.
 *
 * <p>Refuses: to change anything. What is asked for becomes an operation and a command to whoever owns the data.
 */
@NullMarked
package io.seatflow.admin.api;

import org.jspecify.annotations.NullMarked;
