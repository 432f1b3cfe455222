-- What a subscription needs for the rest of its life. Nothing here is written when one is bought.

-- R1: what users of other tenants, partners, may do in a tenant. No role: taken back, and kept for its version.
CREATE TABLE delegations (
    tenant_id text NOT NULL,
    partner_tenant_id text NOT NULL,
    partner_user_id text NOT NULL,
    roles text[] NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant_id, partner_tenant_id, partner_user_id)
);

-- Payments that billing has not answered. What is given up is known until billing answers all the same: then it is refunded.
CREATE TABLE open_payments (
    payment_id text PRIMARY KEY,
    subscription_id uuid NOT NULL,
    tenant_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('ADD_SEATS', 'RENEWAL', 'REACTIVATION')),
    command_id text,
    requester_tenant_id text,
    requester_id text,
    seats integer NOT NULL CHECK (seats > 0),
    net_minor bigint NOT NULL CHECK (net_minor >= 0),
    service_from timestamptz NOT NULL,
    service_to timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    given_up boolean NOT NULL,
    CONSTRAINT asked_by_somebody CHECK (
        (command_id IS NULL) = (requester_id IS NULL) AND (command_id IS NULL) = (requester_tenant_id IS NULL)),
    CONSTRAINT payment_of_the_subscription
        FOREIGN KEY (subscription_id, tenant_id) REFERENCES subscriptions (subscription_id, tenant_id)
);

-- L3: one change is paid at a time.
CREATE UNIQUE INDEX one_open_payment ON open_payments (subscription_id) WHERE NOT given_up;

-- L4: seats added during a term, as long as they may be removed with a refund.
CREATE TABLE added_seats (
    payment_id text PRIMARY KEY,
    subscription_id uuid NOT NULL,
    tenant_id text NOT NULL,
    seats integer NOT NULL CHECK (seats > 0),
    added_at timestamptz NOT NULL,
    CONSTRAINT added_to_the_subscription
        FOREIGN KEY (subscription_id, tenant_id) REFERENCES subscriptions (subscription_id, tenant_id)
);

CREATE INDEX added_to ON added_seats (subscription_id);

-- X1: why subscriptions were cancelled, in their purchasers' words.
CREATE TABLE cancellations (
    subscription_id uuid PRIMARY KEY,
    tenant_id text NOT NULL,
    command_id text NOT NULL,
    requester_tenant_id text NOT NULL,
    requester_id text NOT NULL,
    reason text NOT NULL,
    feedback text,
    cancelled_at timestamptz NOT NULL,
    CONSTRAINT cancellation_of_the_subscription
        FOREIGN KEY (subscription_id, tenant_id) REFERENCES subscriptions (subscription_id, tenant_id)
);

-- X3: what is due. Three ranges of it are read once a minute: no timer per subscription is written, moved or cleared.
CREATE INDEX life_cycle_due ON subscriptions (status, ends_at) WHERE status <> 'DELETED';

-- Answers are forgotten when no command can come again.
CREATE INDEX answered_commands_by_age ON answered_commands (answered_at);
