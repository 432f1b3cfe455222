-- C2: who may buy for an organisation. A user stored before this column was there may not until the directory speaks of
-- them again: read its topic anew then (runbook).
ALTER TABLE users ADD COLUMN buys_centrally boolean NOT NULL DEFAULT false;

-- R1: what tenants delegated to users of others.
CREATE TABLE delegations (
    tenant_id text COLLATE "C" NOT NULL,
    partner_tenant_id text COLLATE "C" NOT NULL,
    partner_user_id text COLLATE "C" NOT NULL,
    buys_centrally boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant_id, partner_tenant_id, partner_user_id)
);
