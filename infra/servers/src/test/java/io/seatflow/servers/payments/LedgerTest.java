package io.seatflow.servers.payments;

import io.seatflow.servers.payments.Entry.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The sandbox's ledger")
class LedgerTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ledger.jsonl");
    }

    @Test
    @DisplayName("what was appended by many threads at once is there after it is opened again")
    void survives() throws IOException {
        try (Ledger ledger = Ledger.open(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500).forEach(i -> threads.execute(() -> ledger.append(entry("pi_" + i))));
        }
        assertThat(reopened()).hasSize(500).contains(entry("pi_0"), entry("pi_499"));
    }

    @Test
    @DisplayName("it can be read without a sandbox and without being changed, a torn last line left out")
    void readFromOutside() throws IOException {
        append("pi_1", "pi_2");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        byte[] before = Files.readAllBytes(file);
        List<Capture> captures = new ArrayList<>();
        LedgerReader.captures(folder, captures::add);
        assertThat(captures).containsExactly(Capture.of(entry("pi_1")));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @DisplayName("a folder without a ledger has no captures, and a ledger damaged before its last line is refused")
    void unreadable() throws IOException {
        LedgerReader.captures(folder, capture -> {
            throw new AssertionError("expected no capture, found " + capture);
        });
        append("pi_1", "pi_2");
        byte[] whole = Files.readAllBytes(file);
        whole[20] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> LedgerReader.captures(folder, capture -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    @DisplayName("a last line torn at any byte is cut off, and the next entry follows a whole one")
    void torn() throws IOException {
        append("pi_1", "pi_2");
        byte[] whole = Files.readAllBytes(file);
        int secondBegins = whole.length / 2;
        for (int end = secondBegins; end < whole.length; end++) {
            Files.write(file, Arrays.copyOf(whole, end));
            append("pi_3");
            assertThat(reopened()).describedAs("cut at byte %d", end).containsExactly(entry("pi_1"), entry("pi_3"));
        }
    }

    @Test
    @DisplayName("a last line of the right length with wrong bytes is cut off too")
    void garbledTail() throws IOException {
        append("pi_1", "pi_2");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length - 20, bytes.length - 1, (byte) 0);
        Files.write(file, bytes);
        assertThat(reopened()).containsExactly(entry("pi_1"));
    }

    @Test
    @DisplayName("damage before the last line is an error: captures would be forgotten")
    void damaged() throws IOException {
        append("pi_1", "pi_2");
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Ledger.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    @DisplayName("one folder serves one sandbox at a time")
    void locked() throws IOException {
        try (Ledger first = Ledger.open(folder)) {
            assertThatThrownBy(() -> Ledger.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
            first.append(entry("pi_1"));
        }
        assertThat(reopened()).hasSize(1);
    }

    @Test
    @DisplayName("a closed ledger says so instead of keeping its caller waiting")
    void closed() throws IOException {
        Ledger ledger = Ledger.open(folder);
        ledger.close();
        assertThatThrownBy(() -> ledger.append(entry("pi_1"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @DisplayName("a ledger of nothing but a torn line is an empty one")
    void onlyTorn() throws IOException {
        Files.writeString(file, "0123", StandardOpenOption.CREATE);
        assertThat(reopened()).isEmpty();
        assertThat(file).isEmptyFile();
    }

    private void append(String... ids) throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            for (String id : ids) {
                ledger.append(entry(id));
            }
        }
    }

    private List<Entry> reopened() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            return ledger.index().all().toList();
        }
    }

    private static Entry entry(String id) {
        return new Entry(
                id, Outcome.CAPTURED, 100, "eur", "pm_card_visa", "K", "f", Map.of("order_id", "Ö\n1"), null, 1L);
    }
}
