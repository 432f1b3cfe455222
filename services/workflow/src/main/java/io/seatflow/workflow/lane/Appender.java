package io.seatflow.workflow.lane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Appends records to the log in the order of the calls, durably on all replicas. */
public interface Appender extends AutoCloseable {

    /** Hears, on any thread, that the record is safe, or why it never will be by this call. */
    @FunctionalInterface
    interface Acknowledgement {
        void completed(@Nullable Exception failure);
    }

    /** Starts to append a record. Returns before it is safe. */
    void append(LaneName lane, long timeMillis, Outgoing record, Acknowledgement acknowledgement);

    /** Sends at once what was collected, and waits for the answers: for so long at most, as a log may be away. */
    void flush(Duration most);

    /** Begins anew after a failure: what was appended and not acknowledged by now fails. */
    void renew();

    @Override
    void close();
}
