/**
 * The whole system as those outside see it: Kafka's plain clients, the registry's HTTP API, the sandbox's ledger and the
 * services' HTTP answers. Nothing here speaks to it through Seatflow's own classes, so that a name or a type of the
 * public contract that changes is noticed.
 */
@NullMarked
package io.seatflow.qa.endtoend;

import org.jspecify.annotations.NullMarked;
