@NullMarked
package io.seatflow.qa.chaos;

import org.jspecify.annotations.NullMarked;
