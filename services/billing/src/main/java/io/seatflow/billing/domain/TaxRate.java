package io.seatflow.billing.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A tax as a share of the net price.
 *
 * @param basisPoints hundredths of a percent, 0 or more
 */
public record TaxRate(int basisPoints) {
    /** Prices are sold without tax until a market's rate is known. */
    public static final TaxRate NONE = new TaxRate(0);

    private static final int BASIS_POINT_DIGITS = 4;
    private static final int ALL_BASIS_POINTS = 10_000;

    public TaxRate {
        if (basisPoints < 0) {
            throw new IllegalArgumentException("expected a tax rate of 0 or more, found " + basisPoints);
        }
    }

    /** The tax that is part of an amount with tax, rounded once, half to even. */
    public long within(long totalMinor) {
        return BigDecimal.valueOf(totalMinor)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(BigDecimal.valueOf(ALL_BASIS_POINTS + basisPoints), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** B3: the tax on an amount in minor units, rounded once, half to even. */
    public long on(long netMinor) {
        return BigDecimal.valueOf(netMinor)
                .multiply(BigDecimal.valueOf(basisPoints))
                .movePointLeft(BASIS_POINT_DIGITS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
