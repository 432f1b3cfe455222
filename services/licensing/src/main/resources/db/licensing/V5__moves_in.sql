-- Takeovers that move users here now. While there is one the subscription can't end or be taken over, also where all of
-- those users have a seat of it already, so that none is reserved.
ALTER TABLE subscriptions
    ADD COLUMN moves_in integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT reserved_for_a_move CHECK (moves_in > 0 OR (moves_in = 0 AND reserved = 0));
