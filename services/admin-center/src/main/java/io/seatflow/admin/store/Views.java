package io.seatflow.admin.store;

import org.jdbi.v3.core.Jdbi;

/** Everything that the API reads, and what it writes of its own: whom it refused. */
public record Views(
        DirectoryView directory,
        SubscriptionView subscriptions,
        LicenceView licences,
        HistoryView history,
        OperationView operations,
        AuditLog audit) {

    /** Of the service's own database. */
    public static Views of(Jdbi jdbi) {
        return new Views(
                new DirectoryView(jdbi),
                new SubscriptionView(jdbi),
                new LicenceView(jdbi),
                new HistoryView(jdbi),
                new OperationView(jdbi),
                new AuditLog(jdbi));
    }
}
