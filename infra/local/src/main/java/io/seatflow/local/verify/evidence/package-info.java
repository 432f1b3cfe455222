/**
 * Collects what there is to know about a system in temporary tables of one PostgreSQL session, where sets of any size can
 * be compared. It judges nothing, but for what has to be seen in a record's order or bytes: sequences, keys, card numbers.
 */
@NullMarked
package io.seatflow.local.verify.evidence;

import org.jspecify.annotations.NullMarked;
