-- C2: central purchases are paid by invoice. Such a charge takes nothing: its invoice asks for the amount.
ALTER TABLE charge
    DROP CONSTRAINT charge_status_check,
    ADD CONSTRAINT charge_status_check CHECK (status IN ('CAPTURED', 'INVOICED', 'DECLINED', 'NOTHING_DUE'));
