@NullMarked
package io.seatflow.qa.chaos.relay;

import org.jspecify.annotations.NullMarked;
