/**
 * Rules of the engine's protocol removed, one at a time, from the sources that the build packed: changed in memory,
 * compiled, and simulated by classes of their own.
 *
 * <p>Refuses: switches in what is shipped, and a change whose place in the source is no longer found.
 */
@NullMarked
package io.seatflow.qa.simulation.mutation;

import org.jspecify.annotations.NullMarked;
