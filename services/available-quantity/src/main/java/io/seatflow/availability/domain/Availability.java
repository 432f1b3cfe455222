package io.seatflow.availability.domain;

/**
 * The seats of one product in one tenant, over all its subscriptions (L7). Sums are exact: one that does not fit is an
 * {@link ArithmeticException}, never a wrong number.
 *
 * @param purchased seats of all subscriptions that count: the available quantity
 * @param assigned of these, assigned to users
 * @param selfService of the purchased seats, those bought by self-service
 * @param central of the purchased seats, those bought centrally
 * @param subscriptions how many subscriptions count
 */
public record Availability(
        TenantProduct product, long purchased, long assigned, long selfService, long central, int subscriptions) {

    /** A product of which nothing counts. */
    public static Availability none(TenantProduct product) {
        return new Availability(product, 0, 0, 0, 0, 0);
    }

    /** Seats still free. */
    public long remaining() {
        return Math.subtractExact(purchased, assigned);
    }

    /** With one more subscription. */
    public Availability plus(Seats seats) {
        return changed(seats, 1);
    }

    /** Without a subscription that was counted before. */
    public Availability minus(Seats seats) {
        return changed(seats, -1);
    }

    private Availability changed(Seats seats, int sign) {
        long quantity = (long) sign * seats.quantity();
        return new Availability(
                product,
                Math.addExact(purchased, quantity),
                Math.addExact(assigned, (long) sign * seats.assigned()),
                Math.addExact(selfService, seats.channel() == Channel.SELF_SERVICE ? quantity : 0),
                Math.addExact(central, seats.channel() == Channel.CENTRAL ? quantity : 0),
                Math.addExact(subscriptions, sign));
    }
}
