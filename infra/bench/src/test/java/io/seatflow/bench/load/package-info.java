@NullMarked
package io.seatflow.bench.load;

import org.jspecify.annotations.NullMarked;
