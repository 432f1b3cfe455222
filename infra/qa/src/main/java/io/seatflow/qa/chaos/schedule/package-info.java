/** Which fault comes when, from the seed alone. Refuses: knowing how a fault is brought about. */
@NullMarked
package io.seatflow.qa.chaos.schedule;

import org.jspecify.annotations.NullMarked;
