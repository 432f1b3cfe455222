@NullMarked
package io.seatflow.bench.floor;

import org.jspecify.annotations.NullMarked;
