/**
 * The launcher's commands that speak to the admin center, as somebody who is signed in.
 *
 * <p>Refuses: any other way to the system than its API, so that what is refused there is refused here.
 */
@NullMarked
package io.seatflow.local.admin;

import org.jspecify.annotations.NullMarked;
