package io.seatflow.workflow;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class CardNumbersTest {
    @ParameterizedTest(name = "{0} becomes {1}")
    @DisplayName("C12 a card number is found and masked but for its last four digits")
    @CsvSource(
            delimiter = '|',
            value = {
                "4242424242424242 | ************4242",
                "4111-1111-1111-1111 | ****-****-****-1111",
                "4242 4242 4242 4242 | **** **** **** 4242",
                "5555 5555-5555 4444 | **** ****-**** 4444",
                "378282246310005 | ***********0005",
                "3782 822463 10005 | **** ****** *0005",
                "3056 930902 5904 | **** ****** 5904",
                "30569309025904 | **********5904",
                "4222222222222 | *********2222",
                "4222 2222 2222 2 | **** **** *222 2",
                "6304000000000000 | ************0000",
                "6759649826438453 | ************8453",
                "6304 0000 0000 0000 000 | **** **** **** ***0 000",
                "6304000000000000000 | ***************0000",
                "card 4242424242424242 exp 12/27 | card ************4242 exp 12/27",
                "4242424242424242 12 27 | ************4242 12 27",
                "4242 4242 4242 4242 12/27 | **** **** **** 4242 12/27",
                "4242-4242-4242-4242-123 | ****-****-****-4242-123",
                "7 4242424242424242 | 7 ************4242",
                "1234 4242 4242 4242 4242 | 1234 **** **** **** 4242",
                "4242424242424242/4242424242424242 | ************4242/************4242",
                "tok_4242424242424242 | tok_************4242",
                "card4242424242424242x | card************4242x",
                "a@4242424242424242.example | a@************4242.example",
                "Kärt 4242424242424242 ☃ | Kärt ************4242 ☃",
            })
    void found(String text, String expected) {
        assertThat(CardNumbers.appearsIn(text)).isTrue();
        assertThat(CardNumbers.mask(text)).isEqualTo(expected);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(CardNumbers.mask(bytes), StandardCharsets.UTF_8)).isEqualTo(expected);
        assertThat(CardNumbers.appearsIn(CardNumbers.mask(text))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("C12 what is no card number is left alone, and is not copied")
    @ValueSource(
            strings = {
                "",
                "4",
                "4242424242424241", // fails Luhn
                "424242424242", // 12 digits
                "42424242424242424242", // 20 digits
                "42424242424242424242424242424242",
                "4242  4242 4242 4242", // two spaces
                "4242.4242.4242.4242",
                "4242 4242 4242",
                "4242 4242 4242 ",
                "4242 4242 4242 424x",
                "1763689349126", // epoch milliseconds
                "1763689349125000",
                "order-1763689349126-42",
                "2026-11-21-0001-00046",
                "20261121-120000-0046",
                "0000000000000000",
                "0000000000000018", // a number padded with zeros
                "46250000-4242-4242-8242-424242424242",
                "abcd4242-4242-4242-4242-abcdef424242",
                "ab4242424242424242424242424242cd", // 28 digits
                "ffff4242424242424242ffffffffffff", // hexadecimal word
                "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", // digits, but not ASCII's
                "pm_card_visa",
                "Ångström Industrier AB",
            })
    void clean(String text) {
        assertThat(CardNumbers.appearsIn(text)).isFalse();
        assertThat(CardNumbers.mask(text)).isSameAs(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(CardNumbers.mask(bytes)).isSameAs(bytes);
    }

    @ParameterizedTest(name = "{0} digits")
    @DisplayName("C12 of all last digits exactly one passes, from 13 to 19 digits and for none else")
    @CsvSource({"12, 0", "13, 1", "14, 1", "15, 1", "16, 1", "17, 1", "18, 1", "19, 1", "20, 0"})
    void checkDigit(int length, int passing) {
        String front = "4539578763621486529".repeat(2).substring(0, length - 1);

        long found = "0123456789"
                .chars()
                .filter(last -> CardNumbers.appearsIn(front + (char) last))
                .count();

        assertThat(found).isEqualTo(passing);
    }

    @RepeatedTest(20)
    @DisplayName("C12 a card number hidden anywhere in random bytes is masked, and nothing else is touched")
    void inBinary() {
        long seed = new Random().nextLong();
        System.out.println("CardNumbersTest.inBinary seed " + seed);
        Random random = new Random(seed);
        byte[] bytes = new byte[200];
        random.nextBytes(bytes);
        int at = 2 + random.nextInt(bytes.length - 20);
        byte[] card = "\0004242424242424242\000".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(card, 0, bytes, at, card.length);
        byte[] expected = bytes.clone();
        Arrays.fill(expected, at + 1, at + 13, (byte) '*');

        assertThat(CardNumbers.mask(bytes)).as("seed %d", seed).isEqualTo(expected);
    }

    @RepeatedTest(3)
    @DisplayName("C12 ids as storefronts make them are not taken for card numbers")
    void ids() {
        long seed = new Random().nextLong();
        System.out.println("CardNumbersTest.ids seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            String hex = uuid.replace("-", "");
            String timed = "order-" + (1_600_000_000_000L + random.nextInt()) + "-" + random.nextInt(10_000);
            for (String id : new String[] {uuid, hex, hex.toUpperCase(Locale.ROOT), timed}) {
                assertThat(CardNumbers.appearsIn(id))
                        .as("%s, seed %d", id, seed)
                        .isFalse();
            }
        }
    }
}
