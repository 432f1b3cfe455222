/**
 * The protocol: lanes, batches, outbox, publishing sessions, effects. Clock, log and database are parameters, so that a
 * simulation runs these classes and not a copy. The rule numbers are those of docs/engine.md.
 */
@NullMarked
package io.seatflow.workflow.lane;

import org.jspecify.annotations.NullMarked;
