package io.seatflow.qa.simulation.memory;

/** The data does not fit the tables: SQLSTATE class 23. */
public final class ConstraintBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConstraintBroken(String constraint) {
        super(constraint, null, false, false);
    }

    static void check(boolean holds, String constraint) {
        if (!holds) {
            throw new ConstraintBroken(constraint);
        }
    }
}
