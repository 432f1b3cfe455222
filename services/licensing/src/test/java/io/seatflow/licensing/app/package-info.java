@NullMarked
package io.seatflow.licensing.app;

import org.jspecify.annotations.NullMarked;
