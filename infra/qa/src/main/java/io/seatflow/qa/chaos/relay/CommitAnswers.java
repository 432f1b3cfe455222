package io.seatflow.qa.chaos.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * PostgreSQL's answers that a COMMIT is done: messages {@code CommandComplete} with that tag. The transaction is safe in the
 * server when one comes by, and its client knows nothing of it yet.
 */
public final class CommitAnswers implements Answers {
    private static final byte[] SSL_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80_877_103).array();
    private static final byte[] TAG = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 5;

    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private final ByteBuffer tag = ByteBuffer.allocate(TAG.length);
    private volatile boolean answersWithOneByte;
    private boolean heardClient;
    private int left;

    @Override
    public void sent(byte[] bytes, int length) {
        if (!heardClient) {
            heardClient = true;
            answersWithOneByte = Arrays.equals(Arrays.copyOf(bytes, length), SSL_REQUEST);
        }
    }

    @Override
    public boolean answered(byte[] bytes, int length) {
        boolean committed = false;
        int at = 0;
        if (answersWithOneByte && length > 0) {
            answersWithOneByte = false;
            at = 1;
        }
        while (at < length) {
            if (left == 0) {
                header.put(bytes[at++]);
                if (!header.hasRemaining()) {
                    left = header.getInt(1) - (HEADER - 1);
                    tag.clear();
                }
            } else {
                int taken = Math.min(left, length - at);
                tag.put(bytes, at, Math.min(taken, tag.remaining()));
                at += taken;
                left -= taken;
            }
            if (left == 0 && !header.hasRemaining()) {
                committed |= header.get(0) == 'C' && !tag.hasRemaining() && Arrays.equals(tag.array(), TAG);
                header.clear();
            }
        }
        return committed;
    }
}
