package io.seatflow.qa.simulation.mutation;

import java.util.List;

/**
 * One rule, or one half of it, removed.
 *
 * @param rule the rule's number in {@code docs/engine.md}, and which half
 * @param without what is not done any more
 * @param edits what is changed in the sources
 * @param seed the first of the seeds among which it is known to be found: itself, as long as the engine does what it did
 *     when this was written down
 */
public record Mutation(String rule, String without, List<Edit> edits, long seed) {
    /** So many seeds from {@link #seed} on are enough to find it, whatever has changed. */
    public static final int ENOUGH_SEEDS = 2_000;

    /**
     * A change of a source.
     *
     * @param type the class in whose source it is
     * @param text what stands there, once and nowhere else in it
     * @param replacement what stands there instead
     */
    public record Edit(String type, String text, String replacement) {}
}
