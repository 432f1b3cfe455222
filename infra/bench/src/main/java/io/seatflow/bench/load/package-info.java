/** Records made beforehand, published and read back: the same for whatever is measured. */
@NullMarked
package io.seatflow.bench.load;

import org.jspecify.annotations.NullMarked;
