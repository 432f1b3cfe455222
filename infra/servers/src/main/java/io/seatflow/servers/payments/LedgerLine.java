package io.seatflow.servers.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One entry as text: eight hexadecimal digits of CRC-32C, a space, JSON, a line feed. */
final class LedgerLine {

    private static final int CHECKSUM_LENGTH = 8;
    private final ObjectMapper json = new ObjectMapper();

    byte[] write(Entry entry) {
        try {
            byte[] body = json.writeValueAsBytes(entry);
            byte[] line = new byte[CHECKSUM_LENGTH + 1 + body.length + 1];
            byte[] checksum = checksum(body).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(checksum, 0, line, 0, CHECKSUM_LENGTH);
            line[CHECKSUM_LENGTH] = ' ';
            System.arraycopy(body, 0, line, CHECKSUM_LENGTH + 1, body.length);
            line[line.length - 1] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A ledger entry must be writable as JSON: " + entry.id(), e);
        }
    }

    /** Empty where the bytes (without line feed) are not a whole line. */
    Optional<Entry> read(byte[] line) {
        if (line.length <= CHECKSUM_LENGTH + 1) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(line, CHECKSUM_LENGTH + 1, line.length);
        String written = new String(line, 0, CHECKSUM_LENGTH, StandardCharsets.US_ASCII);
        if (!written.equals(checksum(body))) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(body, Entry.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String checksum(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
