/**
 * The servers that Seatflow needs, started without Docker and without anything to install: Kafka, PostgreSQL, schema
 * registry and mail inbox.
 *
 * <p>It knows no service and no business word. Two use it: {@code infra/local}, which runs the whole system on one
 * machine, and the tests of every module, which ask {@link io.seatflow.servers.TestServers} for a broker and a
 * database of their own. Everything listens on the loopback address only and asks nobody for a password, so it is for
 * development and tests, not for production. Linux on x86-64 and arm64 is what the shipped binaries run on; macOS and
 * Windows are not supported.
 */
@NullMarked
package io.seatflow.servers;

import org.jspecify.annotations.NullMarked;
