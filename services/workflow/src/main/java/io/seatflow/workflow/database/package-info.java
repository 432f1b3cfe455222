/**
 * A service's PostgreSQL database: connections, migrations, and what its errors mean.
 *
 * <p>Refuses: any table of its own and any knowledge of what is stored.
 */
@NullMarked
package io.seatflow.workflow.database;

import org.jspecify.annotations.NullMarked;
