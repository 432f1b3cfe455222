@NullMarked
package io.seatflow.qa.chaos.load;

import org.jspecify.annotations.NullMarked;
