package io.seatflow.local.verify.evidence;

import io.seatflow.workflow.CardNumbers;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;

/**
 * Looks for card numbers in keys, headers and values of records (C12). A value is looked through field by field, since in
 * Avro's binary form the length before a text may look like one more digit of it; one that cannot be read, as it is.
 */
final class CardNumbersInRecords {
    /** Version, trace, span and flags of a trace context: a span of digits only is no card number. */
    private static final int TRACE_LENGTH = 55;

    private final TableWriter found;

    CardNumbersInRecords(Workbench workbench) {
        found = new TableWriter(workbench, "card_number");
    }

    void take(Envelope at, @Nullable SpecificRecord value) {
        if (isIn(at.record().key())) {
            found(at, "key");
        }
        for (Header header : at.record().headers()) {
            if (CardNumbers.appearsIn(header.key())) {
                found(at, "header name");
            }
            if (!isTrace(header) && isIn(header.value())) {
                found(at, "header " + CardNumbers.mask(header.key()));
            }
        }
        if (value == null) {
            if (isIn(at.record().value())) {
                found(at, "value");
            }
        } else {
            look(at, value, "");
        }
    }

    void flush() {
        found.flush();
    }

    private void look(Envelope at, SpecificRecord record, String path) {
        for (Schema.Field field : record.getSchema().getFields()) {
            look(at, record.get(field.pos()), path.isEmpty() ? field.name() : path + "." + field.name());
        }
    }

    private void look(Envelope at, @Nullable Object value, String path) {
        if (value == null) {
            return;
        }
        switch (value) {
            case CharSequence text -> {
                if (CardNumbers.appearsIn(text)) {
                    found(at, "field " + path);
                }
            }
            case ByteBuffer bytes -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                if (isIn(copy)) {
                    found(at, "field " + path);
                }
            }
            case SpecificRecord record -> look(at, record, path);
            case Collection<?> values -> values.forEach(each -> look(at, each, path));
            case Map<?, ?> values -> {
                look(at, values.keySet(), path);
                look(at, values.values(), path);
            }
            default -> {
                // A number, a flag or a time.
            }
        }
    }

    private static boolean isTrace(Header header) {
        byte[] value = header.value();
        return header.key().equals("traceparent") && value != null && value.length == TRACE_LENGTH;
    }

    static boolean isIn(byte @Nullable [] bytes) {
        // Masking gives the same array back where there is nothing to mask.
        return bytes != null && CardNumbers.mask(bytes) != bytes;
    }

    private void found(Envelope at, String place) {
        found.row("record", place, at.topic().name(), at.partition(), at.offset(), "something like a card number");
    }
}
