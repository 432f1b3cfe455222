@NullMarked
package io.seatflow.notification.smtp;

import org.jspecify.annotations.NullMarked;
