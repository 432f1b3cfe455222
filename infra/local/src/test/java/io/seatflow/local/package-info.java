@NullMarked
package io.seatflow.local;

import org.jspecify.annotations.NullMarked;
