/** Letters as HTML and as plain text, from the templates of src/main/jte. The only place that knows JTE. */
@NullMarked
package io.seatflow.notification.letter;

import org.jspecify.annotations.NullMarked;
