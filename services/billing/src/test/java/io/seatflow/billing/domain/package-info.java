@NullMarked
package io.seatflow.billing.domain;

import org.jspecify.annotations.NullMarked;
