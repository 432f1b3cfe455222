@NullMarked
package io.seatflow.workflow.kafka;

import org.jspecify.annotations.NullMarked;
