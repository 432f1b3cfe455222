package io.seatflow.servers.payments;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RawCardNumbersTest {

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("C12 13 to 19 digits that pass Luhn look like a card number, unless they are a time")
    @CsvSource({
        "4242424242424242, true",
        "4242 4242 4242 4242, true",
        "x4242-4242-4242-4242y, true",
        "378282246310005, true",
        "4222222222222, true",
        "6304000000000000000, true",
        "4242424242424241, false",
        "424242424242, false",
        "42424242424242424242, false",
        "4242  4242  4242  4242, false",
        "1772366400003, false",
        "order 17, false",
        "01a1fc95-7525-7670-8681-fd1186e92fe1, false",
        "Order 01a1fc95-7525-7670-8681-fd1186e92fe1 with 4242 4242 4242 4242, true",
        "5772366400002, false"
    })
    void finds(String text, boolean found) {
        assertThat(RawCardNumbers.in(text)).isEqualTo(found);
    }
}
