/**
 * Reads the records of a topic, and the fields of a record, strictly: whatever cannot be meant is malformed, with a code.
 *
 * <p>Refuses: to know what a record means.
 */
@NullMarked
package io.seatflow.workflow.wire;

import org.jspecify.annotations.NullMarked;
