/**
 * What people outside do to the system while it is in trouble: storefronts that publish orders until they are taken and
 * remember every one, and senders that repeat what was sent before.
 *
 * <p>Refuses: knowing how the services work. An order's end is known from the contract alone.
 */
@NullMarked
package io.seatflow.qa.chaos.load;

import org.jspecify.annotations.NullMarked;
