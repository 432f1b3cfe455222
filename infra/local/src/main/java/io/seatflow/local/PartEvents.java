package io.seatflow.local;

import java.time.Duration;

/** Hears what happens to a part that is kept running. Called by one thread at a time for each part. */
interface PartEvents {
    /** It has been started, for the first time or once more; it is not ready yet. */
    void launched(Part part);

    /**
     * It answers.
     *
     * @param again whether it had died before
     */
    void ready(Part part, boolean again);

    /**
     * It has ended by itself, or did not become ready, and is started again after a pause.
     *
     * @param line for the user
     */
    void died(String name, String line, Duration pause);

    /**
     * It has ended by itself too often.
     *
     * @param line for the user
     */
    void gaveUp(String name, String line);
}
