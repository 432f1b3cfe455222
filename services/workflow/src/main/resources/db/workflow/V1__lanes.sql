-- The engine's own tables, the same in every service's database. See docs/engine.md for the rules they serve.

-- One row per lane. Every batch updates it and nothing indexes what changes, so that the update stays on its page.
CREATE TABLE lane (
    lane         integer     PRIMARY KEY,  -- the partition number; below zero for a side lane
    incarnation  bigint      NOT NULL,     -- part of the lane's name, never used again
    epoch        bigint      NOT NULL DEFAULT 0 CHECK (epoch >= 0),
    progress     bytea       NOT NULL DEFAULT '',
    leased_until timestamptz NOT NULL DEFAULT '-infinity'  -- side lanes only: until when the owner of the epoch has it
) WITH (fillfactor = 30);
ALTER TABLE lane ALTER COLUMN progress SET STORAGE EXTERNAL;

-- What a batch of a lane publishes, as one blob; gone once the log has acknowledged all of it.
CREATE TABLE outbox (
    lane   integer NOT NULL,
    batch  bigint  NOT NULL,
    packet bytea   NOT NULL,
    PRIMARY KEY (lane, batch)
);
ALTER TABLE outbox ALTER COLUMN packet SET STORAGE EXTERNAL;

-- What a batch of a lane intends outside the system, as one blob, and which of it is settled; gone once all of it is.
CREATE TABLE intent (
    lane         integer     NOT NULL,
    batch        bigint      NOT NULL,
    intents      bytea       NOT NULL,
    settled      bytea       NOT NULL DEFAULT '',
    leased_by    text        NOT NULL,  -- the instance that performs them; only saves work, never decides
    leased_until timestamptz NOT NULL,
    PRIMARY KEY (lane, batch)
) WITH (fillfactor = 50);
ALTER TABLE intent ALTER COLUMN intents SET STORAGE EXTERNAL;

CREATE TABLE timer (
    lane integer     NOT NULL,
    id   text        NOT NULL,
    due  timestamptz NOT NULL,
    body bytea       NOT NULL,
    PRIMARY KEY (lane, id)
);
CREATE INDEX timer_due ON timer (lane, due);
