/**
 * The services' tables and the engine's in memory, for one thread: rows with locks, transactions that see what has
 * committed, and nothing else of a database. Each store does what the SQL of its counterpart does; a contract test runs
 * the same script over both.
 *
 * <p>Refuses: to wait. Where a real transaction would wait for another's row, this one fails.
 */
@NullMarked
package io.seatflow.qa.simulation.memory;

import org.jspecify.annotations.NullMarked;
