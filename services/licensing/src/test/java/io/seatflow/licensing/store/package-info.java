@NullMarked
package io.seatflow.licensing.store;

import org.jspecify.annotations.NullMarked;
