/** The mover's one table on PostgreSQL: loaded for a batch, saved after it, one statement each. */
@NullMarked
package io.seatflow.takeover.store;

import org.jspecify.annotations.NullMarked;
