/** Billing's tables on PostgreSQL: loaded for a batch, saved after it, one statement per table. */
@NullMarked
package io.seatflow.billing.store;

import org.jspecify.annotations.NullMarked;
