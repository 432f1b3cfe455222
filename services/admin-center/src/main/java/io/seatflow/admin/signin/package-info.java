/**
 * Whether a token is good, and whose it is. Any OpenID Connect provider will do.
 *
 * <p>Refuses: to know what anybody may do, which is the directory's word and never the token's.
 */
@NullMarked
package io.seatflow.admin.signin;

import org.jspecify.annotations.NullMarked;
