package io.seatflow.workflow.process;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

class OrderlyStopTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }

    @Test
    @DisplayName("what was opened last is closed first, and only once")
    void order() {
        OrderlyStop stop = new OrderlyStop("sample", Duration.ofSeconds(10));
        stop.closing("database", part("database"));
        stop.closing("lanes", part("lanes"));
        stop.closing("http", part("http"));

        stop.close();
        stop.close();

        assertThat(closed).containsExactly("http", "lanes", "database");
    }

    @Test
    @DisplayName("a part that fails to close does not keep the others open")
    void failing() {
        OrderlyStop stop = new OrderlyStop("sample", Duration.ofSeconds(10));
        stop.closing("database", part("database"));
        AutoCloseable broken = () -> {
            throw new IllegalStateException("expected by this test");
        };
        stop.closing("lanes", broken);

        stop.close();

        assertThat(closed).containsExactly("database");
    }

    @Test
    @DisplayName("a part that takes longer than its limit is left behind")
    void late() {
        CountDownLatch never = new CountDownLatch(1);
        OrderlyStop stop = new OrderlyStop("sample", Duration.ofSeconds(1));
        stop.closing("database", part("database"));
        AutoCloseable hanging = never::await;
        stop.closing("lanes", hanging);

        stop.close();

        assertThat(closed).containsExactly("database");
    }
}
