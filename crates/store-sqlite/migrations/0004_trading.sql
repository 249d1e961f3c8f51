-- Orders, fills, round trips and positions: projections of the journal.
-- `client_order_id` is the epoch in the upper 32 bits and the sequence in the lower.
CREATE TABLE orders (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    client_order_id INTEGER NOT NULL,
    bot_number INTEGER NOT NULL,
    trade_number INTEGER,
    instrument_number INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
    type TEXT NOT NULL CHECK (type IN ('market', 'limit', 'stop')),
    quantity TEXT CHECK (quantity NOT GLOB '*[^0-9.-]*' AND quantity GLOB '*[0-9]' AND quantity NOT GLOB '?*-*'
        AND quantity NOT GLOB '*.*.*' AND ltrim(quantity, '-') GLOB '[0-9]*'),
    quote_amount TEXT CHECK (quote_amount NOT GLOB '*[^0-9.-]*' AND quote_amount GLOB '*[0-9]' AND quote_amount NOT GLOB '?*-*'
        AND quote_amount NOT GLOB '*.*.*' AND ltrim(quote_amount, '-') GLOB '[0-9]*'),
    price TEXT CHECK (price NOT GLOB '*[^0-9.-]*' AND price GLOB '*[0-9]' AND price NOT GLOB '?*-*'
        AND price NOT GLOB '*.*.*' AND ltrim(price, '-') GLOB '[0-9]*'),
    stop_price TEXT CHECK (stop_price NOT GLOB '*[^0-9.-]*' AND stop_price GLOB '*[0-9]' AND stop_price NOT GLOB '?*-*'
        AND stop_price NOT GLOB '*.*.*' AND ltrim(stop_price, '-') GLOB '[0-9]*'),
    purpose TEXT NOT NULL CHECK (purpose IN ('entry', 'signal', 'stop', 'break_even', 'trailing', 'tier_1', 'tier_2', 'manual')),
    is_reduce_only INTEGER NOT NULL CHECK (is_reduce_only IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('new', 'sent', 'accepted', 'partially_filled', 'cancel_requested', 'filled', 'canceled', 'refused', 'rejected', 'expired', 'unknown')),
    filled_quantity TEXT NOT NULL CHECK (filled_quantity NOT GLOB '*[^0-9.-]*' AND filled_quantity GLOB '*[0-9]' AND filled_quantity NOT GLOB '?*-*'
        AND filled_quantity NOT GLOB '*.*.*' AND ltrim(filled_quantity, '-') GLOB '[0-9]*'),
    filled_notional TEXT NOT NULL CHECK (filled_notional NOT GLOB '*[^0-9.-]*' AND filled_notional GLOB '*[0-9]' AND filled_notional NOT GLOB '?*-*'
        AND filled_notional NOT GLOB '*.*.*' AND ltrim(filled_notional, '-') GLOB '[0-9]*'),
    reject_code TEXT,
    venue_order_id TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account_number, client_order_id),
    CHECK ((quantity IS NULL) <> (quote_amount IS NULL)),
    CHECK ((type = 'limit') = (price IS NOT NULL)),
    CHECK ((type = 'stop') = (stop_price IS NOT NULL))
) STRICT;
CREATE INDEX orders_user ON orders (user_id, created_at DESC, id DESC);
CREATE INDEX orders_bot ON orders (account_number, bot_number, created_at DESC, id DESC);
CREATE INDEX orders_open ON orders (user_id, created_at DESC, id DESC)
    WHERE status IN ('new', 'sent', 'accepted', 'partially_filled', 'cancel_requested', 'unknown');

CREATE TABLE order_events (
    account_number INTEGER NOT NULL,
    client_order_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('new', 'sent', 'accepted', 'partially_filled', 'cancel_requested', 'filled', 'canceled', 'refused', 'rejected', 'expired', 'unknown')),
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account_number, client_order_id, sequence),
    FOREIGN KEY (account_number, client_order_id) REFERENCES orders (account_number, client_order_id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TRIGGER order_events_update BEFORE UPDATE ON order_events
BEGIN
    SELECT RAISE(ABORT, 'order_events is append-only');
END;
CREATE TRIGGER order_events_delete BEFORE DELETE ON order_events
BEGIN
    SELECT RAISE(ABORT, 'order_events is append-only');
END;

CREATE TABLE fills (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    venue_fill_id INTEGER NOT NULL,
    client_order_id INTEGER NOT NULL,
    bot_number INTEGER NOT NULL,
    trade_number INTEGER,
    instrument_number INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
    price TEXT NOT NULL CHECK (price NOT GLOB '*[^0-9.-]*' AND price GLOB '*[0-9]' AND price NOT GLOB '?*-*'
        AND price NOT GLOB '*.*.*' AND ltrim(price, '-') GLOB '[0-9]*'),
    quantity TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.-]*' AND quantity GLOB '*[0-9]' AND quantity NOT GLOB '?*-*'
        AND quantity NOT GLOB '*.*.*' AND ltrim(quantity, '-') GLOB '[0-9]*'),
    quote_quantity TEXT NOT NULL CHECK (quote_quantity NOT GLOB '*[^0-9.-]*' AND quote_quantity GLOB '*[0-9]' AND quote_quantity NOT GLOB '?*-*'
        AND quote_quantity NOT GLOB '*.*.*' AND ltrim(quote_quantity, '-') GLOB '[0-9]*'),
    fee TEXT NOT NULL CHECK (fee NOT GLOB '*[^0-9.-]*' AND fee GLOB '*[0-9]' AND fee NOT GLOB '?*-*'
        AND fee NOT GLOB '*.*.*' AND ltrim(fee, '-') GLOB '[0-9]*'),
    fee_asset_number INTEGER NOT NULL,
    liquidity TEXT NOT NULL CHECK (liquidity IN ('maker', 'taker')),
    purpose TEXT NOT NULL CHECK (purpose IN ('entry', 'signal', 'stop', 'break_even', 'trailing', 'tier_1', 'tier_2', 'manual')),
    executed_at INTEGER NOT NULL,
    UNIQUE (account_number, venue_fill_id),
    FOREIGN KEY (account_number, client_order_id) REFERENCES orders (account_number, client_order_id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX fills_user ON fills (user_id, executed_at DESC, id DESC);
CREATE INDEX fills_bot ON fills (account_number, bot_number, executed_at DESC, id DESC);
CREATE INDEX fills_order ON fills (account_number, client_order_id);
CREATE TRIGGER fills_update BEFORE UPDATE ON fills
BEGIN
    SELECT RAISE(ABORT, 'fills is append-only');
END;
CREATE TRIGGER fills_delete BEFORE DELETE ON fills
BEGIN
    SELECT RAISE(ABORT, 'fills is append-only');
END;

CREATE TABLE trades (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    number INTEGER NOT NULL,
    bot_number INTEGER NOT NULL,
    instrument_number INTEGER NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('long', 'short')),
    status TEXT NOT NULL CHECK (status IN ('active', 'finished', 'failed')),
    entry_time INTEGER NOT NULL,
    entry_price TEXT NOT NULL CHECK (entry_price NOT GLOB '*[^0-9.-]*' AND entry_price GLOB '*[0-9]' AND entry_price NOT GLOB '?*-*'
        AND entry_price NOT GLOB '*.*.*' AND ltrim(entry_price, '-') GLOB '[0-9]*'),
    quantity TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.-]*' AND quantity GLOB '*[0-9]' AND quantity NOT GLOB '?*-*'
        AND quantity NOT GLOB '*.*.*' AND ltrim(quantity, '-') GLOB '[0-9]*'),
    invested TEXT NOT NULL CHECK (invested NOT GLOB '*[^0-9.-]*' AND invested GLOB '*[0-9]' AND invested NOT GLOB '?*-*'
        AND invested NOT GLOB '*.*.*' AND ltrim(invested, '-') GLOB '[0-9]*'),
    exit_time INTEGER,
    exit_price TEXT CHECK (exit_price NOT GLOB '*[^0-9.-]*' AND exit_price GLOB '*[0-9]' AND exit_price NOT GLOB '?*-*'
        AND exit_price NOT GLOB '*.*.*' AND ltrim(exit_price, '-') GLOB '[0-9]*'),
    returned TEXT NOT NULL CHECK (returned NOT GLOB '*[^0-9.-]*' AND returned GLOB '*[0-9]' AND returned NOT GLOB '?*-*'
        AND returned NOT GLOB '*.*.*' AND ltrim(returned, '-') GLOB '[0-9]*'),
    fees TEXT NOT NULL CHECK (fees NOT GLOB '*[^0-9.-]*' AND fees GLOB '*[0-9]' AND fees NOT GLOB '?*-*'
        AND fees NOT GLOB '*.*.*' AND ltrim(fees, '-') GLOB '[0-9]*'),
    pnl TEXT CHECK (pnl NOT GLOB '*[^0-9.-]*' AND pnl GLOB '*[0-9]' AND pnl NOT GLOB '?*-*'
        AND pnl NOT GLOB '*.*.*' AND ltrim(pnl, '-') GLOB '[0-9]*'),
    highest_price TEXT NOT NULL CHECK (highest_price NOT GLOB '*[^0-9.-]*' AND highest_price GLOB '*[0-9]' AND highest_price NOT GLOB '?*-*'
        AND highest_price NOT GLOB '*.*.*' AND ltrim(highest_price, '-') GLOB '[0-9]*'),
    stop_loss TEXT CHECK (stop_loss NOT GLOB '*[^0-9.-]*' AND stop_loss GLOB '*[0-9]' AND stop_loss NOT GLOB '?*-*'
        AND stop_loss NOT GLOB '*.*.*' AND ltrim(stop_loss, '-') GLOB '[0-9]*'),
    exit_reason TEXT CHECK (exit_reason IN ('entry', 'signal', 'stop', 'break_even', 'trailing', 'tier_1', 'tier_2', 'manual')),
    updated_at INTEGER NOT NULL,
    UNIQUE (account_number, number)
) STRICT;
CREATE INDEX trades_user ON trades (user_id, entry_time DESC, id DESC);
CREATE INDEX trades_bot ON trades (account_number, bot_number, entry_time DESC, id DESC);
CREATE INDEX trades_active ON trades (user_id, entry_time DESC, id DESC) WHERE status = 'active';

CREATE TABLE trade_targets (
    account_number INTEGER NOT NULL,
    trade_number INTEGER NOT NULL,
    number INTEGER NOT NULL,
    price TEXT NOT NULL CHECK (price NOT GLOB '*[^0-9.-]*' AND price GLOB '*[0-9]' AND price NOT GLOB '?*-*'
        AND price NOT GLOB '*.*.*' AND ltrim(price, '-') GLOB '[0-9]*'),
    quantity TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.-]*' AND quantity GLOB '*[0-9]' AND quantity NOT GLOB '?*-*'
        AND quantity NOT GLOB '*.*.*' AND ltrim(quantity, '-') GLOB '[0-9]*'),
    hit_at INTEGER,
    PRIMARY KEY (account_number, trade_number, number),
    FOREIGN KEY (account_number, trade_number) REFERENCES trades (account_number, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE positions (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    number INTEGER NOT NULL,
    bot_number INTEGER NOT NULL,
    trade_number INTEGER,
    instrument_number INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('long', 'short')),
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    quantity TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.-]*' AND quantity GLOB '*[0-9]' AND quantity NOT GLOB '?*-*'
        AND quantity NOT GLOB '*.*.*' AND ltrim(quantity, '-') GLOB '[0-9]*'),
    cost_basis TEXT NOT NULL CHECK (cost_basis NOT GLOB '*[^0-9.-]*' AND cost_basis GLOB '*[0-9]' AND cost_basis NOT GLOB '?*-*'
        AND cost_basis NOT GLOB '*.*.*' AND ltrim(cost_basis, '-') GLOB '[0-9]*'),
    realized_pnl TEXT NOT NULL CHECK (realized_pnl NOT GLOB '*[^0-9.-]*' AND realized_pnl GLOB '*[0-9]' AND realized_pnl NOT GLOB '?*-*'
        AND realized_pnl NOT GLOB '*.*.*' AND ltrim(realized_pnl, '-') GLOB '[0-9]*'),
    stop_loss TEXT CHECK (stop_loss NOT GLOB '*[^0-9.-]*' AND stop_loss GLOB '*[0-9]' AND stop_loss NOT GLOB '?*-*'
        AND stop_loss NOT GLOB '*.*.*' AND ltrim(stop_loss, '-') GLOB '[0-9]*'),
    highest_price TEXT NOT NULL CHECK (highest_price NOT GLOB '*[^0-9.-]*' AND highest_price GLOB '*[0-9]' AND highest_price NOT GLOB '?*-*'
        AND highest_price NOT GLOB '*.*.*' AND ltrim(highest_price, '-') GLOB '[0-9]*'),
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    updated_at INTEGER NOT NULL,
    UNIQUE (account_number, number)
) STRICT;
CREATE UNIQUE INDEX positions_open ON positions (account_number, instrument_number, bot_number)
    WHERE status = 'open';
CREATE INDEX positions_user_open ON positions (user_id, opened_at DESC, id DESC) WHERE status = 'open';
