@NullMarked
package io.seatflow.qa.chaos.schedule;

import org.jspecify.annotations.NullMarked;
