@NullMarked
package io.seatflow.bench.scale;

import org.jspecify.annotations.NullMarked;
