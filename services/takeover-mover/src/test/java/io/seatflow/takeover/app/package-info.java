@NullMarked
package io.seatflow.takeover.app;

import org.jspecify.annotations.NullMarked;
