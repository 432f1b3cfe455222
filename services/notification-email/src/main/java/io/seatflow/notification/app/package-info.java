/** The service as a process: settings, composition by hand, and the workers that send what is due. */
@NullMarked
package io.seatflow.notification.app;

import org.jspecify.annotations.NullMarked;
