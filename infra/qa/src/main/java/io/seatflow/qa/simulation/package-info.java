/**
 * A whole Seatflow on one thread, driven by one seed: the engine's own classes and the services' own rules over a log and
 * tables in memory, with everything going wrong that can. See {@code docs/simulation.md}.
 *
 * <p>Refuses: threads, clocks and dice of its own; whatever happens follows from the seed.
 */
@NullMarked
package io.seatflow.qa.simulation;

import org.jspecify.annotations.NullMarked;
