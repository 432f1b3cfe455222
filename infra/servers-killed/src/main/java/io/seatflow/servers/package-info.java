@NullMarked
package io.seatflow.servers;

import org.jspecify.annotations.NullMarked;
