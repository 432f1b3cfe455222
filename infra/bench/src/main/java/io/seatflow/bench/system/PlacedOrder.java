package io.seatflow.bench.system;

import io.seatflow.bench.system.Purchased.Place;

/**
 * An order, as far as it matters for the answers.
 *
 * @param orderId its id
 * @param place whose available quantity it adds to
 * @param seatsThen the available quantity when this order and all before it are counted
 */
record PlacedOrder(String orderId, Place place, long seatsThen) {}
