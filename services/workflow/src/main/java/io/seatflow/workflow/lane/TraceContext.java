package io.seatflow.workflow.lane;

import io.seatflow.workflow.Input;

import java.util.HexFormat;

/** The W3C trace context of what an item causes: the one it came with, or one made from where it stands in the log. */
final class TraceContext {
    private static final int LENGTH = 55;
    private static final HexFormat HEX = HexFormat.of();

    private TraceContext() {}

    static String of(Item<?> item) {
        return switch (item) {
            case Item.Read<?> read -> {
                String given = read.inbound().header(RecordHeaders.TRACEPARENT);
                yield given != null
                                && given.length() == LENGTH
                                && (read.input().source() == Input.Source.LANES || isWellFormed(given))
                        ? given
                        : from(
                                read.inbound().topic().hashCode() * 31L
                                        + read.inbound().partition(),
                                read.inbound().offset());
            }
            case Item.Answered<?> answered ->
                from(
                        answered.answer().intent().key().hashCode(),
                        answered.answer().batch());
            case Item.Due<?> due ->
                from(due.timer().id().hashCode(), due.timer().due().toEpochMilli());
            case Item.Submitted<?> submitted ->
                from(
                        submitted.lane().name().hashCode(),
                        submitted.lane().progress().lastBatch());
        };
    }

    private static String from(long high, long low) {
        long mixed = ((high ^ 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L) ^ low;
        long span = ((mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL) | 1;
        return "00-" + HEX.toHexDigits(mixed) + HEX.toHexDigits(low ^ (high * 0x9E3779B97F4A7C15L)) + "-"
                + HEX.toHexDigits(span) + "-01";
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 2 || i == 35 || i == 52;
            if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
