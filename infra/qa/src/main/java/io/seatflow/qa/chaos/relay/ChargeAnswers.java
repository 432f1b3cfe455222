package io.seatflow.qa.chaos.relay;

import java.nio.charset.StandardCharsets;

/** The payment provider's answers that a charge went well: the money is taken when one comes by. */
public final class ChargeAnswers implements Answers {
    private static final byte[] CHARGE = "POST /v1/payment_intents".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WELL = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private volatile boolean charging;

    @Override
    public void sent(byte[] bytes, int length) {
        charging |= startsWith(bytes, length, CHARGE);
    }

    @Override
    public boolean answered(byte[] bytes, int length) {
        boolean charged = charging && startsWith(bytes, length, WELL);
        charging = false;
        return charged;
    }

    private static boolean startsWith(byte[] bytes, int length, byte[] beginning) {
        if (length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (bytes[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
