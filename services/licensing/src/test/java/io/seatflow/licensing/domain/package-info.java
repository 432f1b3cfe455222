@NullMarked
package io.seatflow.licensing.domain;

import org.jspecify.annotations.NullMarked;
