package io.seatflow.local;

import java.util.OptionalLong;

/**
 * A part of a running system: a server or an instance of a service.
 *
 * @param name for instance {@code kafka}, or {@code kafka-1} where there are several; {@code postgres}, {@code registry},
 *     {@code payments}, {@code inbox}; {@code checkout}, {@code checkout-2}
 * @param pid of its process, the last one where it is dead; empty where it runs in this JVM
 * @param ready whether it was ready and has not died since; one that is paused still is
 * @param deaths how often it has ended by itself, or was started again in vain, since the system was started
 */
public record PartView(String name, OptionalLong pid, boolean ready, int deaths) {}
