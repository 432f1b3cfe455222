@NullMarked
package io.seatflow.notification.letter;

import org.jspecify.annotations.NullMarked;
