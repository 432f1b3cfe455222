/**
 * A sign-in provider for one machine: OpenID Connect's discovery document, its keys, and tokens for the accounts of a
 * directory, without asking for a password.
 *
 * <p>Refuses: any address but the loopback one, and accounts that the directory does not have.
 */
@NullMarked
package io.seatflow.servers.signin;

import org.jspecify.annotations.NullMarked;
