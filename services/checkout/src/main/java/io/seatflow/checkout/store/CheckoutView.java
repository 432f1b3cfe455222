package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Catalogue;
import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Inquiry;
import io.seatflow.checkout.domain.Message;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What checkout knows, for those who only look. Any thread; each call is a read-only transaction of its own. */
public final class CheckoutView {
    private final Jdbi jdbi;
    private final CheckoutStore store;

    public CheckoutView(Jdbi jdbi, CheckoutStore store) {
        this.jdbi = jdbi;
        this.store = store;
    }

    public Catalogue catalogue() {
        return read(handle -> store.load(handle, List.of()).catalogue());
    }

    /** Everything an inquiry is judged on. */
    public CheckoutState state(Inquiry inquiry) {
        return read(handle -> store.load(handle, List.of(new Message.OrderPlaced(inquiry.order(Catalogue.EMPTY)))));
    }

    /** When the order was accepted that has waited longest for its outcome; null where none waits. */
    public @Nullable Instant oldestWaiting() {
        return jdbi.withHandle(WaitingRows::oldest);
    }

    private <R> R read(HandleCallback<R, RuntimeException> work) {
        return jdbi.inTransaction(handle -> {
            handle.execute("SET TRANSACTION READ ONLY");
            return work.withHandle(handle);
        });
    }
}
