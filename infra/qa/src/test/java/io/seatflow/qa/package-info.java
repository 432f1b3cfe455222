/** Rules that hold over all modules, and the system from end to end. */
@NullMarked
package io.seatflow.qa;

import org.jspecify.annotations.NullMarked;
