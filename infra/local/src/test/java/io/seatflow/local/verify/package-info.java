@NullMarked
package io.seatflow.local.verify;

import org.jspecify.annotations.NullMarked;
