-- Takeovers, by the id of the command that asked for them. Those that were refused are kept too, with the answer that was
-- given, so that it is given again; subscription and target are then as the sender wrote them.
CREATE TABLE takeovers (
    tenant_id text NOT NULL,
    takeover_id text NOT NULL,
    subscription_id text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('MOVE', 'CANCEL')),
    target_id text,
    reason text NOT NULL,
    requester_tenant_id text NOT NULL,
    requester_id text NOT NULL,
    stage text NOT NULL CHECK (stage IN ('RESERVED', 'FINISHED', 'RELEASED', 'REFUSED')),
    refusal text,
    missing integer NOT NULL CHECK (missing >= 0),
    users integer NOT NULL CHECK (users >= 0),
    already_licensed integer NOT NULL CHECK (already_licensed BETWEEN 0 AND users),
    chunks integer NOT NULL CHECK (chunks >= 0),
    chunks_moved integer NOT NULL CHECK (chunks_moved BETWEEN 0 AND chunks),
    users_moved integer NOT NULL CHECK (users_moved BETWEEN 0 AND users),
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, takeover_id),
    CONSTRAINT reason_where_refused CHECK ((refusal IS NOT NULL) = (stage = 'REFUSED')),
    CONSTRAINT finished_moves_all CHECK (stage <> 'FINISHED' OR chunks_moved = chunks),
    CONSTRAINT undone_moves_none CHECK (stage <> 'RELEASED' OR chunks_moved = 0)
) WITH (fillfactor = 50);

-- T7: one at a time. Of the few that run; the others are not in it.
CREATE UNIQUE INDEX one_takeover_at_a_time ON takeovers (subscription_id) WHERE stage = 'RESERVED';

-- Who is moved in which chunk, named when seats were reserved for them, and what came of it: the answer, once it is moved.
CREATE TABLE takeover_chunks (
    tenant_id text NOT NULL,
    takeover_id text NOT NULL,
    chunk integer NOT NULL CHECK (chunk >= 0),
    reserved text[] NOT NULL, -- a seat of the target is reserved for each, until the chunk is moved
    licensed text[] NOT NULL, -- had a seat of the target already
    moved text[],
    kept text[],
    assigned integer,
    target_assigned integer,
    moved_at timestamptz,
    PRIMARY KEY (tenant_id, takeover_id, chunk),
    CONSTRAINT chunk_of_the_takeover
        FOREIGN KEY (tenant_id, takeover_id) REFERENCES takeovers (tenant_id, takeover_id),
    CONSTRAINT everybody_is_accounted_for CHECK (
        CASE WHEN moved_at IS NULL THEN moved IS NULL AND kept IS NULL
             ELSE cardinality(moved) + cardinality(kept) = cardinality(reserved) + cardinality(licensed) END)
);
