package io.seatflow.qa.chaos.relay;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class CommitAnswersTest {
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    @DisplayName("a commit's answer is seen once, however the bytes are cut, and no other answer is taken for it")
    void found(int chunk) {
        CommitAnswers answers = new CommitAnswers();
        answers.sent(SSL_REQUEST, SSL_REQUEST.length);

        int found = feed(
                answers,
                chunk,
                new byte[] {'N'},
                message('R', new byte[] {0, 0, 0, 0}),
                message('C', "INSERT 0 1\0"),
                message('D', "COMMIT\0"),
                message('1', new byte[0]),
                message('C', "COMMIT\0"),
                message('Z', "I"),
                message('C', "COMMIT PREPARED\0"),
                message('C', "BEGIN\0"));

        assertThat(found).isEqualTo(1);
    }

    @Test
    @DisplayName("without a question about encryption the first byte begins a message")
    void plain() {
        CommitAnswers answers = new CommitAnswers();
        answers.sent(new byte[] {0, 0, 0, 9, 0, 3, 0, 0, 0}, 9);

        assertThat(feed(answers, 5, message('N', "a notice"), message('C', "COMMIT\0")))
                .isEqualTo(1);
    }

    private static int feed(CommitAnswers answers, int chunk, byte[]... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.writeBytes(message);
        }
        byte[] bytes = all.toByteArray();
        int found = 0;
        for (int at = 0; at < bytes.length; at += chunk) {
            int length = Math.min(chunk, bytes.length - at);
            byte[] part = new byte[chunk];
            System.arraycopy(bytes, at, part, 0, length);
            found += answers.answered(part, length) ? 1 : 0;
        }
        return found;
    }

    private static byte[] message(char type, String body) {
        return message(type, body.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] message(char type, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) type)
                .putInt(4 + body.length)
                .put(body)
                .array();
    }
}
