/** Everything here breaks a rule on purpose. */
@NullMarked
package io.seatflow.qa.planted;

import org.jspecify.annotations.NullMarked;
