@NullMarked
package io.seatflow.billing.app;

import org.jspecify.annotations.NullMarked;
