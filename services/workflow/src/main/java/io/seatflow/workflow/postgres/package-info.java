/**
 * The engine on PostgreSQL, through Jdbi, and what a service's store needs to write many rows in one statement.
 *
 * <p>Refuses: to know any service's table.
 */
@NullMarked
package io.seatflow.workflow.postgres;

import org.jspecify.annotations.NullMarked;
