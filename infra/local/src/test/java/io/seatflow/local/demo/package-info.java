@NullMarked
package io.seatflow.local.demo;

import org.jspecify.annotations.NullMarked;
