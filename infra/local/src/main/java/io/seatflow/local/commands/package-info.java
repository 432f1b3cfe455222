/**
 * The commands that talk to a running system: as a storefront, as the directory upstream, or as somebody who looks. They
 * know what everybody outside knows: {@code endpoints.json}, the public topics and schemas, and the services' HTTP.
 */
@NullMarked
package io.seatflow.local.commands;

import org.jspecify.annotations.NullMarked;
