/** Looks into the services' databases, whatever state the services themselves are in. Refuses: writing anything. */
@NullMarked
package io.seatflow.qa.chaos.store;

import org.jspecify.annotations.NullMarked;
