/** Who may see and ask for what, and what the read model is told. Pure Java. */
@NullMarked
package io.seatflow.admin.domain;

import org.jspecify.annotations.NullMarked;
