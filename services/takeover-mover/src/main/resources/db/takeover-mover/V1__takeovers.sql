-- Takeovers, those that run and those that have ended: an id means one takeover for ever.

-- Updated with every batch that brings it further: room for that on its page, and no index on what changes.
CREATE TABLE takeover (
    tenant_id text NOT NULL,
    takeover_id text NOT NULL,
    subscription_id text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('MOVE', 'CANCEL')),
    target_subscription_id text,
    cancel_reason text NOT NULL,
    requested_by text NOT NULL,
    requested_by_tenant_id text, -- null: the tenant itself
    requested_at timestamptz NOT NULL,
    phase text NOT NULL CHECK (phase IN (
        'STARTED', 'RESERVED', 'MOVING', 'CANCELLING', 'RELEASING', 'DONE', 'REFUSED', 'RELEASED')),
    stalled boolean NOT NULL,
    reason text,
    missing integer NOT NULL CHECK (missing >= 0),
    total integer NOT NULL CHECK (total >= 0),
    chunks integer NOT NULL CHECK (chunks >= 0),
    sent integer NOT NULL,
    confirmed bytea NOT NULL, -- one bit per chunk
    moved integer NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    started_at timestamptz NOT NULL,
    moved_at timestamptz NOT NULL,
    said_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, takeover_id),
    CONSTRAINT sent_within_chunks CHECK (sent BETWEEN 0 AND chunks),
    CONSTRAINT confirmed_were_sent CHECK (bit_count(confirmed) <= sent),
    CONSTRAINT moved_within_total CHECK (moved BETWEEN 0 AND total),
    CONSTRAINT an_end_does_not_stall CHECK (NOT (stalled AND phase IN ('DONE', 'REFUSED', 'RELEASED'))),
    CONSTRAINT done_moves_all CHECK (phase <> 'DONE' OR (moved = total AND bit_count(confirmed) = chunks)),
    CONSTRAINT reason_where_undone CHECK ((reason IS NOT NULL) = (phase IN ('REFUSED', 'RELEASING', 'RELEASED')))
) WITH (fillfactor = 50);
