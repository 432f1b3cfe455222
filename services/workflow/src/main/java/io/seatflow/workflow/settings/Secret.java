package io.seatflow.workflow.settings;

/**
 * A value that must not be shown: {@code toString} masks it, {@link #reveal} gives it to whoever has to use it.
 *
 * @param reveal the value itself; never log it
 */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return reveal.isEmpty() ? "(empty)" : "****";
    }
}
