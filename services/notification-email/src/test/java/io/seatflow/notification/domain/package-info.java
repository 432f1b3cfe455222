@NullMarked
package io.seatflow.notification.domain;

import org.jspecify.annotations.NullMarked;
