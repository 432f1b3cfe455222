/** Mails over SMTP. The only place that knows Angus Mail. */
@NullMarked
package io.seatflow.notification.smtp;

import org.jspecify.annotations.NullMarked;
