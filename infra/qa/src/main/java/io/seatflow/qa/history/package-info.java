/** Who had which licence when, from the log alone. Refuses: knowing how a run came about. */
@NullMarked
package io.seatflow.qa.history;

import org.jspecify.annotations.NullMarked;
