@NullMarked
package io.seatflow.notification.app;

import org.jspecify.annotations.NullMarked;
