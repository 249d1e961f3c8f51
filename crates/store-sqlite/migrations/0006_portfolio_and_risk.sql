-- Curves of value, risk events, kill switches: projections of the journal.
CREATE TABLE portfolio_snapshots (
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    at INTEGER NOT NULL,
    cash_value TEXT NOT NULL CHECK (cash_value NOT GLOB '*[^0-9.-]*' AND cash_value GLOB '*[0-9]' AND cash_value NOT GLOB '?*-*'
        AND cash_value NOT GLOB '*.*.*' AND ltrim(cash_value, '-') GLOB '[0-9]*'),
    total_value TEXT NOT NULL CHECK (total_value NOT GLOB '*[^0-9.-]*' AND total_value GLOB '*[0-9]' AND total_value NOT GLOB '?*-*'
        AND total_value NOT GLOB '*.*.*' AND ltrim(total_value, '-') GLOB '[0-9]*'),
    realized_pnl TEXT NOT NULL CHECK (realized_pnl NOT GLOB '*[^0-9.-]*' AND realized_pnl GLOB '*[0-9]' AND realized_pnl NOT GLOB '?*-*'
        AND realized_pnl NOT GLOB '*.*.*' AND ltrim(realized_pnl, '-') GLOB '[0-9]*'),
    unrealized_pnl TEXT NOT NULL CHECK (unrealized_pnl NOT GLOB '*[^0-9.-]*' AND unrealized_pnl GLOB '*[0-9]' AND unrealized_pnl NOT GLOB '?*-*'
        AND unrealized_pnl NOT GLOB '*.*.*' AND ltrim(unrealized_pnl, '-') GLOB '[0-9]*'),
    balances TEXT NOT NULL CHECK (json_valid(balances)),
    PRIMARY KEY (account_number, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE bot_snapshots (
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    bot_number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    equity TEXT NOT NULL CHECK (equity NOT GLOB '*[^0-9.-]*' AND equity GLOB '*[0-9]' AND equity NOT GLOB '?*-*'
        AND equity NOT GLOB '*.*.*' AND ltrim(equity, '-') GLOB '[0-9]*'),
    PRIMARY KEY (account_number, bot_number, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE risk_events (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    bot_number INTEGER,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    rule TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('reject', 'reduce', 'halt')),
    observed TEXT NOT NULL,
    allowed TEXT NOT NULL,
    client_order_id INTEGER
) STRICT;
CREATE INDEX risk_events_user ON risk_events (user_id, at DESC, id DESC);

-- Bot 0 stands for the whole account.
CREATE TABLE kill_switches (
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    bot_number INTEGER NOT NULL,
    engaged_at INTEGER NOT NULL,
    user_id BLOB NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL,
    released_at INTEGER,
    PRIMARY KEY (account_number, bot_number, engaged_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX kill_switches_engaged ON kill_switches (user_id, engaged_at DESC) WHERE released_at IS NULL;
