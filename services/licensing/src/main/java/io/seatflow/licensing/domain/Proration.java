package io.seatflow.licensing.domain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * What a part of a term costs, exactly: by day, a day begun being a day left, rounded once and half to even (B3).
 *
 * @param days of the whole term
 */
record Proration(Instant endsAt, long days) {
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    static Proration of(Subscription subscription) {
        long days =
                Duration.between(subscription.startsAt(), subscription.endsAt()).toDays();
        return new Proration(subscription.endsAt(), Math.max(1, days));
    }

    /** The price of so many seats from now to the term's end, in the currency's minor unit. */
    long rest(long unitPriceMinor, int seats, Instant now) {
        BigInteger whole = BigInteger.valueOf(unitPriceMinor)
                .multiply(BigInteger.valueOf(seats))
                .multiply(BigInteger.valueOf(daysLeft(now)));
        BigInteger[] parts = whole.divideAndRemainder(BigInteger.valueOf(days));
        int half = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(days));
        boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
        return (up ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
    }

    private long daysLeft(Instant now) {
        Duration left = Duration.between(now, endsAt);
        long begun = left.isNegative() ? 0 : Math.ceilDiv(left.toNanos(), DAY_NANOS);
        return Math.min(begun, days);
    }
}
