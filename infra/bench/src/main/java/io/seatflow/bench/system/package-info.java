/** Seatflow as it is measured: its services in one JVM, its directory, its orders, and whether the answers are right. */
@NullMarked
package io.seatflow.bench.system;

import org.jspecify.annotations.NullMarked;
