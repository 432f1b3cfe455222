@NullMarked
package io.seatflow.schemas.serde;

import org.jspecify.annotations.NullMarked;
