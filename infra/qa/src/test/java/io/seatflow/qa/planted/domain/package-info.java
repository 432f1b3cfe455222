/** A domain that is not pure, on purpose. */
@NullMarked
package io.seatflow.qa.planted.domain;

import org.jspecify.annotations.NullMarked;
