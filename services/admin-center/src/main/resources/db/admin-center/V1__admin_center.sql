-- What the admin center has heard, for reading, and what it was asked to do. The tenant is part of every key.

CREATE TABLE tenants (
    tenant_id text PRIMARY KEY,
    name      text   NOT NULL,
    version   bigint NOT NULL
);

-- An account that was deleted stays, so that a seat that was given before is known to have ended with it.
CREATE TABLE users (
    tenant_id  text    NOT NULL,
    user_id    text    NOT NULL,
    email      text    NOT NULL,
    name       text    NOT NULL,
    active     boolean NOT NULL,
    roles      text[]  NOT NULL,
    version    bigint  NOT NULL,
    deleted    boolean NOT NULL DEFAULT false,
    deleted_at timestamptz,
    PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX users_by_email ON users (tenant_id, lower(email));

CREATE TABLE delegations (
    tenant_id         text   NOT NULL,
    partner_tenant_id text   NOT NULL,
    partner_user_id   text   NOT NULL,
    roles             text[] NOT NULL,
    version           bigint NOT NULL,
    PRIMARY KEY (tenant_id, partner_tenant_id, partner_user_id)
);
CREATE INDEX delegations_of_partner ON delegations (partner_tenant_id, partner_user_id);

CREATE TABLE products (
    product_id text   PRIMARY KEY,
    name       text   NOT NULL,
    family     text   NOT NULL,
    version    bigint NOT NULL
);

CREATE TABLE central_prices (
    product_id       text   NOT NULL,
    currency         text   NOT NULL,
    term             text   NOT NULL,
    unit_price_minor bigint NOT NULL,
    PRIMARY KEY (product_id, currency, term)
);

CREATE TABLE subscriptions (
    tenant_id          text        NOT NULL,
    subscription_id    text        NOT NULL,
    order_id           text        NOT NULL,
    product_id         text        NOT NULL,
    product_name       text        NOT NULL,
    purchaser_id       text        NOT NULL,
    purchaser_email    text        NOT NULL,
    central            boolean     NOT NULL,
    quantity           integer     NOT NULL,
    assigned           integer     NOT NULL,
    term               text        NOT NULL,
    trial              boolean     NOT NULL,
    unit_price_minor   bigint      NOT NULL,
    currency           text        NOT NULL,
    status             text        NOT NULL,
    starts_at          timestamptz NOT NULL,
    ends_at            timestamptz NOT NULL,
    recurring          boolean     NOT NULL,
    reserved           integer     NOT NULL,
    scheduled_quantity integer,
    takeover_id        text,
    version            bigint      NOT NULL,
    changed_at         timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id)
);
CREATE INDEX subscriptions_in_order ON subscriptions (tenant_id, product_name COLLATE "C", subscription_id COLLATE "C");
CREATE INDEX subscriptions_of_purchaser ON subscriptions (tenant_id, purchaser_id);
CREATE INDEX subscriptions_of_product ON subscriptions (tenant_id, product_id);
CREATE INDEX subscriptions_of_order ON subscriptions (tenant_id, order_id);

CREATE TABLE licences (
    tenant_id       text        NOT NULL,
    subscription_id text        NOT NULL,
    user_id         text        NOT NULL,
    assigned_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, user_id)
);
CREATE INDEX licences_of_user ON licences (tenant_id, user_id);

CREATE TABLE history (
    tenant_id    text        NOT NULL,
    entry_id     text        NOT NULL,
    kind         text,
    order_id     text        NOT NULL,
    purchaser_id text,
    product_id   text,
    product_name text,
    quantity     integer,
    amount_minor bigint,
    currency     text        NOT NULL,
    status       text        NOT NULL CHECK (status IN ('DUE', 'PAID', 'DECLINED', 'REFUNDED')),
    invoice_id   text,
    noted_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, entry_id)
);
CREATE INDEX history_of_order ON history (tenant_id, order_id);
CREATE INDEX history_in_order ON history (tenant_id, noted_at DESC, entry_id COLLATE "C");

CREATE TABLE operations (
    tenant_id           text        NOT NULL,
    operation_id        text        NOT NULL,
    kind                text        NOT NULL,
    subscription_id     text,
    requester_tenant_id text        NOT NULL,
    requester_id        text        NOT NULL,
    requested_at        timestamptz NOT NULL,
    fingerprint         uuid        NOT NULL,
    state               text        NOT NULL DEFAULT 'RUNNING'
                        CHECK (state IN ('RUNNING', 'SUCCEEDED', 'REFUSED', 'UNDONE')),
    reason              text,
    detail              text        NOT NULL DEFAULT '{}',
    phase               text,
    moved               integer     NOT NULL DEFAULT 0,
    total               integer     NOT NULL DEFAULT 0,
    takeover_version    bigint      NOT NULL DEFAULT 0,
    version             bigint      NOT NULL DEFAULT 1,
    changed_at          timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, operation_id)
);
CREATE INDEX operations_in_order ON operations (tenant_id, requested_at DESC, operation_id COLLATE "C");

-- Who was refused what. No foreign keys: attempts name what is not there.
CREATE TABLE audit (
    audit_id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id        text        NOT NULL,
    user_id          text        NOT NULL,
    target_tenant_id text        NOT NULL,
    method           text        NOT NULL,
    path             text        NOT NULL,
    status           integer     NOT NULL,
    code             text        NOT NULL,
    refused_at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX audit_of_tenant ON audit (target_tenant_id, refused_at);
