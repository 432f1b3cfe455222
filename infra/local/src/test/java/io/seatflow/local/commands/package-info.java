@NullMarked
package io.seatflow.local.commands;

import org.jspecify.annotations.NullMarked;
