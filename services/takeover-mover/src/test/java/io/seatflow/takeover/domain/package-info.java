@NullMarked
package io.seatflow.takeover.domain;

import org.jspecify.annotations.NullMarked;
