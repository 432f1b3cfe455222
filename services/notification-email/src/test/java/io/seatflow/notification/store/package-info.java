@NullMarked
package io.seatflow.notification.store;

import org.jspecify.annotations.NullMarked;
