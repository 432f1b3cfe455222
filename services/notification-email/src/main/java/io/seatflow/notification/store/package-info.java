/** Notices and directory on PostgreSQL, and the queue that the notices are. */
@NullMarked
package io.seatflow.notification.store;

import org.jspecify.annotations.NullMarked;
