/** Records on one side, facts and commands on the other. The only package that knows the generated records. */
@NullMarked
package io.seatflow.admin.wire;

import org.jspecify.annotations.NullMarked;
