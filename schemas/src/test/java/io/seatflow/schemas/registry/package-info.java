@NullMarked
package io.seatflow.schemas.registry;

import org.jspecify.annotations.NullMarked;
