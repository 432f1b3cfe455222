-- The subscriptions, who has their seats, and what is needed to decide about both.

-- What licensing knows of the directory's accounts. Names and addresses are not needed, so they are not kept.
CREATE TABLE users (
    tenant_id text NOT NULL,
    user_id text NOT NULL,
    active boolean NOT NULL,
    roles text[] NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) WITH (fillfactor = 80);

-- A new version replaces the old one in place: room for it on the page, and no index on a column that changes.
-- The tenant is part of the primary key so that a licence can refer to both without one more index.
-- The purchaser is no reference: the subscription stays when they leave (L9).
CREATE TABLE subscriptions (
    subscription_id uuid NOT NULL,
    tenant_id text NOT NULL,
    order_id text NOT NULL,
    purchaser_id text NOT NULL,
    purchaser_email text NOT NULL,
    product_id text NOT NULL,
    product_name text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('SELF_SERVICE', 'CENTRAL')),
    quantity integer NOT NULL CHECK (quantity > 0),
    assigned integer NOT NULL,
    unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
    currency text NOT NULL,
    term text NOT NULL CHECK (term IN ('MONTHLY', 'YEARLY')),
    trial boolean NOT NULL,
    accepted_at timestamptz NOT NULL,
    status text NOT NULL CHECK (status IN ('ACTIVE', 'EXPIRED', 'DISABLED', 'DELETED')),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, tenant_id),
    CONSTRAINT one_subscription_per_order UNIQUE (order_id),
    CONSTRAINT assigned_within_quantity CHECK (assigned BETWEEN 0 AND quantity),
    CONSTRAINT ends_after_start CHECK (ends_at > starts_at)
) WITH (fillfactor = 50);

-- Seats that users have now: a seat taken back is a row deleted. As many rows as the subscription says are assigned.
CREATE TABLE licences (
    subscription_id uuid NOT NULL,
    tenant_id text NOT NULL,
    user_id text NOT NULL,
    assigned_at timestamptz NOT NULL,
    CONSTRAINT one_licence_per_user PRIMARY KEY (subscription_id, user_id),
    CONSTRAINT subscription_of_the_tenant
        FOREIGN KEY (subscription_id, tenant_id) REFERENCES subscriptions (subscription_id, tenant_id),
    CONSTRAINT user_of_the_tenant
        FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, user_id)
);

-- Frees a user's licences, and checks that a user who goes has none left.
CREATE INDEX licences_of_user ON licences (tenant_id, user_id);

-- Commands that have been answered: the same one again gets no second answer.
CREATE TABLE answered_commands (
    tenant_id text NOT NULL,
    command_id text NOT NULL,
    fingerprint uuid NOT NULL,
    answered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, command_id)
);
