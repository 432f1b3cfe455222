package io.seatflow.workflow.lane;

/**
 * How a lane is called in the log: {@code service/name/incarnation}. A name is never used again: a database restored from
 * a backup starts new incarnations, since its sequences run behind what was published.
 *
 * @param number the partition number of a partition lane; below zero for a side lane
 */
public record LaneName(String service, int number, long incarnation) {

    /** Whether this lane starts messages that no record caused. */
    public static boolean isSide(int number) {
        return number < 0;
    }

    @Override
    public String toString() {
        String name = isSide(number) ? "side" + -number : String.valueOf(number);
        return service + "/" + name + "/" + incarnation;
    }
}
