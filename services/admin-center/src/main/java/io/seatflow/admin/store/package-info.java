/** The tables of the admin center: written in batches by the engine, read by its API. The only package with SQL. */
@NullMarked
package io.seatflow.admin.store;

import org.jspecify.annotations.NullMarked;
