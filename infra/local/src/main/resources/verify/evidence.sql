-- The tables that verify compares: temporary, so that they are seen by nobody and gone with the session.
-- "part" and "off" are a record's partition and offset; lane and seq its sender's headers; digest the first bytes of a
-- digest of its value.

SET work_mem = '48MB';
SET temp_buffers = '32MB';
SET jit = off;

-- Checkout's database.
CREATE TEMP TABLE checkout_order (
    order_id text, tenant_id text, unit_price_minor bigint, currency text, decided_at timestamptz);
CREATE TEMP TABLE checkout_outcome (
    order_id text, reason text, subscription_id text, decided_at timestamptz);
CREATE TEMP TABLE checkout_waiting (accepted_at timestamptz, orders integer);
CREATE TEMP TABLE checkout_trial (tenant_id text, product_id text, order_id text);

-- Billing's database.
CREATE TEMP TABLE charge (
    order_id text, tenant_id text, purchaser_id text, status text, amount_minor bigint, currency text,
    provider_reference text, provider_key text, settled_at timestamptz, refunded_minor bigint);
CREATE TEMP TABLE later_payment (
    payment_id text, order_id text, subscription_id text, tenant_id text, purchaser_id text, kind text, status text,
    quantity integer, amount_minor bigint, refunded_minor bigint, currency text, provider_reference text,
    provider_key text);
CREATE TEMP TABLE refund_part (
    refund_id text, part integer, order_id text, tenant_id text, payment_reference text, amount_minor bigint,
    currency text, provider_reference text, provider_key text);
CREATE TEMP TABLE invoice (
    invoice_number text, order_id text, tenant_id text, purchaser_id text, product_id text, quantity integer,
    unit_price_minor bigint, total_minor bigint, currency text);

-- Licensing's database. licences is the number of rows of the subscription, users a digest of who has them; a stray licence
-- fits no subscription or no user of its tenant.
CREATE TEMP TABLE subscription (
    subscription_id text, tenant_id text, order_id text, purchaser_id text, product_id text, channel text,
    quantity integer, assigned integer, unit_price_minor bigint, currency text, term text, trial boolean, status text,
    version bigint, licences bigint, reserved integer, scheduled_quantity integer, takeover_id text,
    changed_at timestamptz, users numeric);
CREATE TEMP TABLE open_payment (payment_id text, subscription_id text, tenant_id text, given_up boolean);
CREATE TEMP TABLE stray_licence (subscription_id text, tenant_id text, user_id text, words text);

CREATE TEMP TABLE takeover_row (
    tenant_id text, takeover_id text, subscription_id text, stage text, decided_at timestamptz);
CREATE TEMP TABLE reservation (
    subscription_id text, tenant_id text, reserved integer, moves_in integer, takeover_id text, rows_reserved bigint,
    rows_moves_in bigint, rows_takeover_id text);
CREATE TEMP TABLE unconserved (tenant_id text, takeover_id text, subscription_id text, words text);

-- The takeover mover's database.
CREATE TEMP TABLE mover_row (
    tenant_id text, takeover_id text, subscription_id text, phase text, moved integer, total integer, version bigint);

-- The admin center's database: subscriptions and licences as people are shown them, and what was asked for.
CREATE TEMP TABLE shown_subscription (
    subscription_id text, tenant_id text, order_id text, purchaser_id text, product_id text, channel text,
    quantity integer, assigned integer, unit_price_minor bigint, currency text, term text, trial boolean, status text,
    version bigint, reserved integer, scheduled_quantity integer, takeover_id text);
CREATE TEMP TABLE shown_licences (subscription_id text, tenant_id text, licences bigint, users numeric);
CREATE TEMP TABLE operation (
    tenant_id text, operation_id text, kind text, subscription_id text, state text, phase text, version bigint);

-- The notices of notification-email's database; overdue where one is due and not sent. And the mails in the inbox.
CREATE TEMP TABLE notice (
    notice_id text, message_id text, kind text, subject_id text, tenant_id text, recipient_id text, state text,
    attempts integer, overdue boolean);
CREATE TEMP TABLE mail (message_id text, arrived bigint);

-- The engine's tables in each service's database; lane is the number of the lane, name what it is called in headers.
CREATE TEMP TABLE lane_row (service text, lane integer, name text, epoch bigint, leased_until timestamptz);
CREATE TEMP TABLE lane_tally (
    service text, lane integer, topic text, position bigint, read bigint, applied bigint, duplicates bigint,
    dead_letters bigint, dropped bigint);
CREATE TEMP TABLE lane_received (
    service text, lane integer, topic text, source text, last bigint, gap_offset bigint, gap_since timestamptz);
CREATE TEMP TABLE lane_sent (service text, lane integer, name text, topic text, part integer, last bigint);
CREATE TEMP TABLE outbox_row (service text, lane integer, batch bigint);
CREATE TEMP TABLE intent_row (service text, lane integer, batch bigint, open integer, key text);
CREATE TEMP TABLE timer_row (service text, lane integer, id text, due timestamptz, overdue boolean);

-- What the server says of itself, asked in each database.
CREATE TEMP TABLE setting (database text, name text, value text);

-- The topics.
CREATE TEMP TABLE topic (name text, owner text, compacted boolean, lanes boolean);
CREATE TEMP TABLE reader (service text, topic text);
CREATE TEMP TABLE partition_end (topic text, part integer, first bigint, past bigint, since timestamptz);
CREATE TEMP TABLE order_record (
    part integer, off bigint, order_id text, tenant_id text, product_id text, quantity integer, unit_price_minor bigint,
    currency text, term text, trial boolean);
CREATE TEMP TABLE central_record (part integer, off bigint, order_id text, tenant_id text);
CREATE TEMP TABLE outcome_record (
    part integer, off bigint, lane text, seq bigint, digest bigint, order_id text, tenant_id text, status text,
    reason text, subscription_id text, unit_price_minor bigint, currency text, decided_at timestamptz);
CREATE TEMP TABLE accepted_record (
    part integer, off bigint, lane text, seq bigint, digest bigint, order_id text, tenant_id text, purchaser_id text);
CREATE TEMP TABLE payment_record (
    part integer, off bigint, lane text, seq bigint, digest bigint, kind text, order_id text, tenant_id text,
    purchaser_id text, amount_minor bigint, currency text);
CREATE TEMP TABLE created_record (
    part integer, off bigint, lane text, seq bigint, digest bigint, order_id text, tenant_id text, purchaser_id text,
    subscription_id text);
CREATE TEMP TABLE cancelled_record (
    part integer, off bigint, lane text, seq bigint, digest bigint, subscription_id text, tenant_id text,
    purchaser_id text);
CREATE TEMP TABLE subscription_record (
    part integer, off bigint, lane text, seq bigint, digest bigint, subscription_id text, tenant_id text, order_id text,
    purchaser_id text, product_id text, channel text, quantity integer, assigned integer, unit_price_minor bigint,
    currency text, term text, trial boolean, status text, version bigint);
CREATE TEMP TABLE product_record (
    part integer, off bigint, key text, tenant_id text, product_id text, purchased bigint, assigned bigint,
    remaining bigint, self_service bigint, central bigint, subscriptions integer);
CREATE TEMP TABLE dead_letter (
    topic text, part integer, off bigint, lane text, seq bigint, digest bigint, service text, source_topic text,
    source_partition integer, source_offset bigint, reason text, value_size integer, original_size integer,
    truncated boolean);
CREATE TEMP TABLE other_record (topic text, part integer, off bigint, lane text, seq bigint, digest bigint);
CREATE TEMP TABLE unreadable_record (topic text, part integer, off bigint, words text);
CREATE TEMP TABLE misplaced_record (topic text, part integer, off bigint, tenant_id text, words text);
CREATE TEMP TABLE broken_sequence (topic text, part integer, off bigint, lane text, words text);
CREATE TEMP TABLE repeated_record (topic text, part integer, off bigint, lane text, seq bigint, digest bigint);
CREATE TEMP TABLE wire_last (lane text, topic text, part integer, last bigint);

-- From when on a topic still holds everything, where retention has taken records away.
CREATE TEMP VIEW horizon AS
    SELECT topic, coalesce(max(since) FILTER (WHERE first > 0), '-infinity') AS since FROM partition_end GROUP BY topic;

-- Every record that carries a lane and a sequence.
CREATE TEMP VIEW wire AS
    SELECT 'checkout.outcomes' AS topic, part, off, lane, seq, digest FROM outcome_record
    UNION ALL SELECT 'checkout.events', part, off, lane, seq, digest FROM accepted_record
    UNION ALL SELECT 'billing.events', part, off, lane, seq, digest FROM payment_record
    UNION ALL SELECT 'licensing.events', part, off, lane, seq, digest FROM created_record
    UNION ALL SELECT 'licensing.events', part, off, lane, seq, digest FROM cancelled_record
    UNION ALL SELECT 'licensing.subscriptions', part, off, lane, seq, digest FROM subscription_record
    UNION ALL SELECT topic, part, off, lane, seq, digest FROM dead_letter
    UNION ALL SELECT topic, part, off, lane, seq, digest FROM other_record;

-- Everything that was to be captured: orders, and later payments.
CREATE TEMP VIEW payable AS
    SELECT order_id, tenant_id, status, amount_minor, currency, provider_reference, provider_key FROM charge
    UNION ALL
    SELECT payment_id, tenant_id, status, amount_minor, currency, provider_reference, provider_key FROM later_payment;

-- The payment provider's ledger.
CREATE TEMP TABLE given_back (id text, capture_id text, provider_key text, tenant_id text, amount bigint, currency text);
CREATE TEMP TABLE capture (id text, provider_key text, idempotency_key text, tenant_id text, amount bigint, currency text);

-- Where something like a card number was found. A record's place has topic, part and off.
CREATE TEMP TABLE card_number (medium text, place text, topic text, part integer, off bigint, words text);

-- What was found wrong: this time, and so far.
CREATE TEMP TABLE finding_now (key text, ids json, words text);
CREATE TEMP TABLE finding (check_name text, key text, ids json, words text);
