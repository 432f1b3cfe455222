/** What puts Seatflow to the test from the command line, beside the tests of the build. */
@NullMarked
package io.seatflow.qa;

import org.jspecify.annotations.NullMarked;
