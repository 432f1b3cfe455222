/** Between the records on the topics and the words of the domain. The only place that knows the generated records. */
@NullMarked
package io.seatflow.availability.wire;

import org.jspecify.annotations.NullMarked;
