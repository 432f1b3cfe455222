/**
 * How services log: one JSON object per line, card numbers masked. Configured by {@code logback-service.xml}.
 *
 * <p>Refuses: deciding what is logged.
 */
@NullMarked
package io.seatflow.workflow.logging;

import org.jspecify.annotations.NullMarked;
