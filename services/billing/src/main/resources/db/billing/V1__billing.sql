-- How every order's payment ended, and the invoices of what was captured. Rows are inserted once, in their final state,
-- and never changed: what is still open is an intent of the engine's. No card data but a token, brand and last digits (B6).

CREATE TABLE charge (
    order_id text PRIMARY KEY, -- B4: one per order, for ever
    tenant_id text NOT NULL,
    purchaser_id text NOT NULL,
    status text NOT NULL CHECK (status IN ('CAPTURED', 'DECLINED', 'NOTHING_DUE')),
    amount_minor bigint NOT NULL,
    currency text NOT NULL,
    payment_token text,
    provider_reference text,
    card_brand text,
    card_last4 text CHECK (length(card_last4) <= 4),
    decline_code text,
    decline_message text,
    settled_at timestamptz NOT NULL,
    CONSTRAINT captured_with_reference CHECK (
        (status = 'CAPTURED') = (provider_reference IS NOT NULL AND payment_token IS NOT NULL)),
    CONSTRAINT declined_with_reason CHECK ((status = 'DECLINED') = (decline_code IS NOT NULL)),
    CONSTRAINT amount_where_due CHECK (CASE status WHEN 'NOTHING_DUE' THEN amount_minor = 0 ELSE amount_minor > 0 END),
    CONSTRAINT no_card_number CHECK (payment_token !~ '^[0-9 -]{13,}$')
);

-- One line per invoice, so it is kept in the invoice's row. Written in the transaction that writes its charge.
CREATE TABLE invoice (
    invoice_number text PRIMARY KEY,
    order_id text NOT NULL,
    tenant_id text NOT NULL,
    purchaser_id text NOT NULL,
    product_id text NOT NULL,
    product_name text NOT NULL,
    kind text NOT NULL CHECK (kind = 'PURCHASE'),
    service_from timestamptz NOT NULL,
    service_to timestamptz NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    unit_price_minor bigint NOT NULL CHECK (unit_price_minor > 0),
    net_minor bigint NOT NULL,
    tax_rate_basis_points integer NOT NULL CHECK (tax_rate_basis_points >= 0),
    tax_minor bigint NOT NULL CHECK (tax_minor >= 0),
    total_minor bigint NOT NULL,
    currency text NOT NULL,
    issued_at timestamptz NOT NULL,
    CONSTRAINT net_is_quantity_times_price CHECK (net_minor = quantity * unit_price_minor),
    CONSTRAINT total_is_sum CHECK (total_minor = net_minor + tax_minor),
    CONSTRAINT service_takes_time CHECK (service_to > service_from)
);
