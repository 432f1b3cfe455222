@NullMarked
package io.seatflow.qa.chaos.agent;

import org.jspecify.annotations.NullMarked;
