package io.seatflow.workflow.logging;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.seatflow.workflow.CardNumbers;

/** Logback's text by pattern with card numbers masked, wherever they stand: a second line of defence behind rule C12. */
public final class MaskedText extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return CardNumbers.mask(super.encode(event));
    }
}
