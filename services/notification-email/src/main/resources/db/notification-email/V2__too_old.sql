-- A notice of what happened long before it was read is kept, so that it is one for ever, and is not sent.
ALTER TABLE notice DROP CONSTRAINT notice_state_check;
ALTER TABLE notice ADD CONSTRAINT notice_state_check
    CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'FAILED', 'TOO_OLD'));
