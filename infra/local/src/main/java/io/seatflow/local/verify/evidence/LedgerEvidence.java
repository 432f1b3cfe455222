package io.seatflow.local.verify.evidence;

import java.util.Locale;

/** What the payment provider has captured and paid back. */
final class LedgerEvidence {
    private static final String SANDBOX = "pi_%";

    private final Workbench workbench;
    private final Ledger ledger;
    private final TableWriter captures;
    private final TableWriter refunds;

    LedgerEvidence(Workbench workbench, Ledger ledger) {
        this.workbench = workbench;
        this.ledger = ledger;
        this.captures = new TableWriter(workbench, "capture");
        this.refunds = new TableWriter(workbench, "given_back");
    }

    /** Reads all of it anew, once billing's charges are there. */
    void read() throws CannotLook {
        captures.clear();
        refunds.clear();
        ledger.read(
                capture -> captures.row(
                        capture.id(),
                        capture.orderId(),
                        capture.idempotencyKey(),
                        capture.tenantId(),
                        capture.amount(),
                        capture.currency().toUpperCase(Locale.ROOT)),
                refund -> refunds.row(
                        refund.id(),
                        refund.captureId(),
                        refund.refundId(),
                        refund.tenantId(),
                        refund.amount(),
                        refund.currency().toUpperCase(Locale.ROOT)));
        captures.flush();
        refunds.flush();
        long elsewhere = workbench
                .rows(
                        "SELECT count(*) FROM charge WHERE status = 'CAPTURED' AND provider_reference NOT LIKE ?",
                        row -> row.getLong(1),
                        SANDBOX)
                .getFirst();
        if (elsewhere > 0) {
            throw new CannotLook(
                    "%d charges were captured by another payment provider than the sandbox".formatted(elsewhere), null);
        }
    }
}
