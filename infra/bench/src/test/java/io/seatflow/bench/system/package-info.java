@NullMarked
package io.seatflow.bench.system;

import org.jspecify.annotations.NullMarked;
