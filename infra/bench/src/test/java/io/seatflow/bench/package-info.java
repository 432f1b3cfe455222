@NullMarked
package io.seatflow.bench;

import org.jspecify.annotations.NullMarked;
