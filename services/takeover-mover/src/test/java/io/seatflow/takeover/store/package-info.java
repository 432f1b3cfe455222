@NullMarked
package io.seatflow.takeover.store;

import org.jspecify.annotations.NullMarked;
