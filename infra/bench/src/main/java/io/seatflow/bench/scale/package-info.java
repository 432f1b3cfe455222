/** What an order costs the more tenants there are and the more has been bought before, as figures and as a chart. */
@NullMarked
package io.seatflow.bench.scale;

import org.jspecify.annotations.NullMarked;
