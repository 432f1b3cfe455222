-- What is paid and paid back after the purchase. Nothing here is written when something is bought.

-- What was refunded of an order's payment is never more than was paid. The column has a constant default, so that settling
-- an order binds and writes nothing more.
ALTER TABLE charge
    ADD COLUMN refunded_minor bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT refunded_within_charge CHECK (
        refunded_minor >= 0
            AND refunded_minor <= CASE WHEN status IN ('CAPTURED', 'INVOICED') THEN amount_minor ELSE 0 END);

-- How every later payment ended: seats added, renewals, reactivations. One per payment, for ever.
CREATE TABLE payment (
    payment_id text PRIMARY KEY,
    order_id text NOT NULL,
    subscription_id text NOT NULL,
    tenant_id text NOT NULL,
    purchaser_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('ADD_SEATS', 'RENEWAL', 'REACTIVATION')),
    status text NOT NULL CHECK (status IN ('CAPTURED', 'INVOICED', 'DECLINED', 'NOTHING_DUE')),
    quantity integer NOT NULL CHECK (quantity > 0),
    amount_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL DEFAULT 0,
    currency text NOT NULL,
    provider_reference text,
    decline_code text,
    decline_message text,
    settled_at timestamptz NOT NULL,
    CONSTRAINT captured_with_reference CHECK ((status = 'CAPTURED') = (provider_reference IS NOT NULL)),
    CONSTRAINT declined_with_reason CHECK ((status = 'DECLINED') = (decline_code IS NOT NULL)),
    CONSTRAINT amount_where_due CHECK (CASE status WHEN 'NOTHING_DUE' THEN amount_minor = 0 ELSE amount_minor > 0 END),
    CONSTRAINT refunded_within_payment CHECK (
        refunded_minor >= 0
            AND refunded_minor <= CASE WHEN status IN ('CAPTURED', 'INVOICED') THEN amount_minor ELSE 0 END)
);

CREATE INDEX payment_of_order ON payment (order_id);

-- A refund, taken from the order's payments: the newest first, each at most what is left of it. The parts are reserved, in
-- the columns above, when the refund is decided; those of captures are then paid back by the provider one by one.
CREATE TABLE refund (
    refund_id text PRIMARY KEY,
    order_id text NOT NULL,
    subscription_id text NOT NULL,
    tenant_id text NOT NULL,
    purchaser_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('REMOVE_SEATS', 'CANCEL')),
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    currency text NOT NULL,
    decided_at timestamptz NOT NULL
);

CREATE TABLE refund_part (
    refund_id text NOT NULL REFERENCES refund,
    part integer NOT NULL CHECK (part >= 0),
    payment_reference text,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    provider_reference text,
    settled_at timestamptz,
    PRIMARY KEY (refund_id, part),
    CONSTRAINT paid_back_by_the_provider CHECK (
        settled_at IS NULL OR (payment_reference IS NULL) = (provider_reference IS NULL))
);

-- Invoices and credit notes of all that (B3): one line each, below 0 where it is a credit.
CREATE TABLE later_invoice (
    invoice_number text PRIMARY KEY,
    cause_id text NOT NULL,
    order_id text NOT NULL,
    tenant_id text NOT NULL,
    purchaser_id text NOT NULL,
    product_id text NOT NULL,
    product_name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('ADD_SEATS', 'RENEWAL', 'REACTIVATION', 'REMOVE_SEATS', 'CANCEL')),
    service_from timestamptz NOT NULL,
    service_to timestamptz NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
    net_minor bigint NOT NULL,
    tax_rate_basis_points integer NOT NULL CHECK (tax_rate_basis_points >= 0),
    tax_minor bigint NOT NULL,
    total_minor bigint NOT NULL,
    currency text NOT NULL,
    issued_at timestamptz NOT NULL,
    CONSTRAINT total_is_sum CHECK (total_minor = net_minor + tax_minor),
    CONSTRAINT credit_below_zero CHECK ((kind IN ('REMOVE_SEATS', 'CANCEL')) = (total_minor < 0)),
    CONSTRAINT one_invoice_per_cause UNIQUE (cause_id)
);
