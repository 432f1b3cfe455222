/** The admin center as a running service: its settings, and what is made of what. */
@NullMarked
package io.seatflow.admin.app;

import org.jspecify.annotations.NullMarked;
