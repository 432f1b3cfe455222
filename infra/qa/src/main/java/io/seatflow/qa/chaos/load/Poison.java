package io.seatflow.qa.chaos.load;

import java.nio.ByteBuffer;
import java.util.Random;

/** Records that nobody can read: each follows from the seed and its number alone, and no two are the same. */
public final class Poison {
    private Poison() {}

    /** The bytes of one. */
    public static byte[] record(long seed, int number) {
        Random random = new Random(seed * 7_919 + number);
        byte[] bytes = new byte[24 + random.nextInt(200)];
        random.nextBytes(bytes);
        return switch (number % 3) {
            case 0 -> bytes;
            case 1 ->
                ByteBuffer.wrap(bytes).put((byte) 0).putInt(900_000 + number).array();
            default ->
                ByteBuffer.wrap(bytes).put((byte) 0).putInt(1).put((byte) 0xff).array();
        };
    }
}
