@NullMarked
package io.seatflow.availability.domain;

import org.jspecify.annotations.NullMarked;
