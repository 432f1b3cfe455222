-- What may happen to a subscription after it was bought. Every column has a constant default, so that inserting what was
-- just bought names none of them, and adding them rewrites no row.
-- reserved: seats kept for users that a takeover moves here; nobody else gets them.
-- scheduled_quantity: seats from the next renewal on. takeover_id: the takeover that has frozen it.
ALTER TABLE subscriptions
    ADD COLUMN recurring boolean NOT NULL DEFAULT true,
    ADD COLUMN reserved integer NOT NULL DEFAULT 0,
    ADD COLUMN scheduled_quantity integer CHECK (scheduled_quantity > 0),
    ADD COLUMN takeover_id text,
    DROP CONSTRAINT assigned_within_quantity,
    ADD CONSTRAINT seats_within_quantity
        CHECK (assigned >= 0 AND reserved >= 0 AND assigned + reserved <= quantity);
