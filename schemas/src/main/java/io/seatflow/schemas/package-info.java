/** The contract between the services and with the outside: every topic, its records and how they are written. */
@NullMarked
package io.seatflow.schemas;

import org.jspecify.annotations.NullMarked;
