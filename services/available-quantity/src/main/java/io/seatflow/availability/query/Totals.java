package io.seatflow.availability.query;

import io.seatflow.availability.domain.Availability;
import io.seatflow.availability.domain.TenantProduct;
import io.seatflow.availability.stream.TotalsStore;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

import java.util.List;
import java.util.function.IntFunction;

/** The totals as this instance sees them. Safe for threads. */
public final class Totals {
    private final TotalsStore store;
    private final HostInfo here;

    /** @param here where this instance answers, as the others know it */
    public Totals(TotalsStore store, HostInfo here) {
        this.store = store;
        this.here = here;
    }

    /** All products of a tenant. */
    public Answer of(String tenantId) {
        return answer(tenantId, partition -> store.rows(partition, tenantId));
    }

    /** One product of a tenant: one row or none. */
    public Answer of(TenantProduct product) {
        return answer(
                product.tenantId(),
                partition -> store.row(partition, product).map(List::of).orElse(List.of()));
    }

    private Answer answer(String tenantId, IntFunction<List<Availability>> rows) {
        try {
            KeyQueryMetadata owner = store.owner(tenantId);
            if (owner.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || owner.activeHost().equals(HostInfo.unavailable())) {
                return new Answer.NotNow();
            }
            if (!owner.activeHost().equals(here)) {
                return new Answer.Elsewhere(owner.activeHost());
            }
            return new Answer.Rows(rows.apply(owner.partition()));
        } catch (InvalidStateStoreException | IllegalStateException notRunning) {
            return new Answer.NotNow();
        }
    }
}
