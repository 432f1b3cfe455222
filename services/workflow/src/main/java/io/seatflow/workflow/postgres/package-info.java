/** The engine on PostgreSQL, through Jdbi. */
@NullMarked
package io.seatflow.workflow.postgres;

import org.jspecify.annotations.NullMarked;
