-- Orders, inserted once when they are decided on and never updated. Text in the "C" collation, since ids are only
-- compared. decided_at is when the order was accepted, or rejected at once.
CREATE TABLE orders (
    order_id text COLLATE "C" PRIMARY KEY CHECK (length(order_id) BETWEEN 1 AND 200),
    tenant_id text COLLATE "C" NOT NULL,
    fingerprint uuid NOT NULL,
    unit_price_minor bigint NOT NULL,
    currency text NOT NULL,
    decided_at timestamptz NOT NULL
);

-- The one end of each order, appended. No foreign key to orders: it would lock and rewrite the order's row for each
-- outcome, to guard against what cannot happen, since no order is ever deleted.
CREATE TABLE outcomes (
    order_id text COLLATE "C" PRIMARY KEY,
    reason text,
    subscription_id uuid,
    decided_at timestamptz NOT NULL,
    CHECK ((reason IS NULL) <> (subscription_id IS NULL))
);

-- How many of the orders accepted at one moment still wait for their outcome: a row per batch, not per order, so that
-- the oldest is found without an index on orders.
CREATE TABLE waiting_orders (
    accepted_at timestamptz PRIMARY KEY,
    orders integer NOT NULL CHECK (orders >= 0)
) WITH (fillfactor = 50);

-- One trial per tenant and product (C7).
CREATE TABLE trials (
    tenant_id text COLLATE "C" NOT NULL,
    product_id text COLLATE "C" NOT NULL,
    order_id text COLLATE "C" NOT NULL REFERENCES orders,
    PRIMARY KEY (tenant_id, product_id)
);

-- The directory, as its topics say. A user may be known before the tenant is.
CREATE TABLE tenants (
    tenant_id text COLLATE "C" PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('COMMERCIAL', 'GOVERNMENT', 'EDUCATION')),
    market text NOT NULL,
    managed boolean NOT NULL,
    language text NOT NULL,
    version bigint NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE users (
    tenant_id text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    email text NOT NULL,
    -- The e-mail address as it is looked up: in lower case, by the service's own rule.
    mailbox text COLLATE "C" NOT NULL,
    kind text NOT NULL CHECK (kind IN ('MEMBER', 'GUEST')),
    active boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) WITH (fillfactor = 70);

CREATE INDEX users_by_mailbox ON users (tenant_id, mailbox);

-- The catalogue. Products are never deleted: one without prices is withdrawn, and its version goes on growing.
CREATE TABLE products (
    product_id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    family text NOT NULL,
    card_free_trial boolean NOT NULL,
    excluded_markets text[] NOT NULL,
    version bigint NOT NULL CHECK (version > 0)
);

CREATE TABLE product_prices (
    product_id text COLLATE "C" NOT NULL REFERENCES products,
    place integer NOT NULL,
    currency text NOT NULL,
    term text NOT NULL CHECK (term IN ('MONTHLY', 'YEARLY')),
    channel text NOT NULL CHECK (channel IN ('SELF_SERVICE', 'CENTRAL')),
    unit_price_minor bigint NOT NULL CHECK (unit_price_minor > 0),
    PRIMARY KEY (product_id, channel, term, currency)
);

-- Which catalogue this is: instances keep it in memory and read it again when this has changed. From a sequence, so
-- that a revision rolled back never returns with another content.
CREATE SEQUENCE catalogue_revisions;

CREATE TABLE catalogue (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    revision bigint NOT NULL
);

INSERT INTO catalogue (revision) VALUES (nextval('catalogue_revisions'));
