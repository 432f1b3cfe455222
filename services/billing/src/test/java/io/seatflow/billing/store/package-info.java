@NullMarked
package io.seatflow.billing.store;

import org.jspecify.annotations.NullMarked;
