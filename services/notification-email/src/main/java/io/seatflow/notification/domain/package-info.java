/** Who is told what, in which words, and what becomes of each attempt: pure functions, no clock, no random, no I/O. */
@NullMarked
package io.seatflow.notification.domain;

import org.jspecify.annotations.NullMarked;
