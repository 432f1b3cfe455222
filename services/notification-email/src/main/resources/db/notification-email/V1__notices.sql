-- Who is told what, and how far each mail has come; and what is needed of the directory to write it.

-- One row per notice, inserted once and never deleted: its id is made from its kind and subject, its Message-ID from its
-- id. The row is the queue, too: WAITING until it is due, SENDING while a worker has claimed it.
CREATE TABLE notice (
    notice_id uuid PRIMARY KEY,
    message_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('ORDER_CONFIRMATION', 'SUBSCRIPTION_CANCELLED')),
    subject_id text NOT NULL,
    tenant_id text NOT NULL,
    recipient_id text NOT NULL,
    address text NOT NULL,        -- the event's: used where the directory has none
    admin_tenant_id text,         -- whose admin did it, where one did
    event bytea NOT NULL,         -- what it tells, as it was read
    made_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    due_at timestamptz NOT NULL,  -- WAITING: when it is to be sent; SENDING: until when the claim holds; else when it ended
    fence bigint NOT NULL DEFAULT 0 CHECK (fence >= 0),  -- grows with every claim; what an older claim says is not heard
    claimed_by text,
    attempts integer NOT NULL DEFAULT 0,
    tries integer NOT NULL DEFAULT 0,  -- attempts since it was made, or since an operator had it sent again
    smtp_code integer NOT NULL DEFAULT 0,
    again_command text,           -- the command that last had it sent again
    CONSTRAINT tries_are_attempts CHECK (tries BETWEEN 0 AND attempts),
    CONSTRAINT claimed_by_somebody CHECK (state <> 'SENDING' OR (claimed_by IS NOT NULL AND fence > 0))
) WITH (fillfactor = 70);
ALTER TABLE notice ALTER COLUMN event SET STORAGE EXTERNAL;

-- What is to be done, oldest first. A notice that has ended is in none of them.
CREATE INDEX notice_waiting ON notice (due_at) WHERE state = 'WAITING';
CREATE INDEX notice_sending ON notice (due_at) WHERE state = 'SENDING';
CREATE INDEX notice_failed ON notice (due_at) WHERE state = 'FAILED';

-- Every mail changes its row twice within seconds, and leaves dead entries at the front of the index that is read first.
ALTER TABLE notice SET (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

CREATE TABLE tenant (
    tenant_id text PRIMARY KEY,
    name text NOT NULL,
    market text NOT NULL,
    language text NOT NULL,
    time_zone text NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE recipient (
    tenant_id text NOT NULL,
    user_id text NOT NULL,
    email text NOT NULL,
    display_name text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
