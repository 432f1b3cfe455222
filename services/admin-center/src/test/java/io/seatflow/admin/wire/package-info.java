@NullMarked
package io.seatflow.admin.wire;

import org.jspecify.annotations.NullMarked;
