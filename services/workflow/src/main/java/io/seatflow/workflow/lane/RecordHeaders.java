package io.seatflow.workflow.lane;

import io.seatflow.workflow.Inbound;

/** The names of the headers that every published record carries: the engine's own two, CloudEvents' and W3C's. */
public final class RecordHeaders {
    /** The lane that published the record. */
    public static final String LANE = "lane";
    /** The record's place among those this lane published to this partition: 1, 2, 3 … in decimal. */
    public static final String SEQUENCE = "seq";

    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TIME = "ce_time";
    public static final String TRACEPARENT = "traceparent";

    private static final int MOST_DIGITS = 18;

    private RecordHeaders() {}

    /** The record's sequence; 0 where it has none that can be read. */
    static long sequence(Inbound inbound) {
        String text = inbound.header(SEQUENCE);
        if (text == null || text.isEmpty() || text.length() > MOST_DIGITS) {
            return 0;
        }
        long sequence = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            sequence = sequence * 10 + digit;
        }
        return sequence;
    }
}
