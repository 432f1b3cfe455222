package io.seatflow.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of a run, in the order in which they are run. */
enum Part {
    /** How long {@code ./seatflow up} takes. */
    READY,
    /** Both sides in turn, the Kafka Streams application running. */
    STREAMS,
    /** Single orders under a steady load. */
    LATENCY,
    /** Seatflow with its payments over HTTP. */
    HTTP,
    /** Both sides in turn, without the Kafka Streams application. */
    NO_STREAMS;

    /** As it is written on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part that is written so. @throws IllegalArgumentException naming all */
    static Part of(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected some of %s, found \"%s\""
                        .formatted(Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", ")), label)));
    }
}
