-- Bots, the history of their configuration, their runs and their diary: projections of the journal.
CREATE TABLE bots (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('strategy', 'grid', 'dca', 'copy', 'snipe')),
    strategy TEXT NOT NULL,
    instrument_number INTEGER NOT NULL,
    timeframe TEXT NOT NULL,
    base_amount TEXT NOT NULL CHECK (base_amount NOT GLOB '*[^0-9.-]*' AND base_amount GLOB '*[0-9]' AND base_amount NOT GLOB '?*-*'
        AND base_amount NOT GLOB '*.*.*' AND ltrim(base_amount, '-') GLOB '[0-9]*'),
    config TEXT NOT NULL CHECK (json_valid(config)),
    config_version INTEGER NOT NULL,
    desired_state TEXT NOT NULL CHECK (desired_state IN ('running', 'paused', 'stopped')),
    state TEXT NOT NULL CHECK (state IN ('created', 'starting', 'running', 'paused', 'stopping', 'stopped', 'error')),
    error TEXT,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    updated_at INTEGER NOT NULL,
    archived_at INTEGER,
    version INTEGER NOT NULL,
    UNIQUE (account_number, number)
) STRICT;
CREATE INDEX bots_user ON bots (user_id, account_number, number);

CREATE TABLE bot_config_history (
    account_number INTEGER NOT NULL,
    bot_number INTEGER NOT NULL,
    config_version INTEGER NOT NULL,
    config TEXT NOT NULL CHECK (json_valid(config)),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_number, bot_number, config_version),
    FOREIGN KEY (account_number, bot_number) REFERENCES bots (account_number, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE bot_runs (
    account_number INTEGER NOT NULL,
    bot_number INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    stopped_at INTEGER,
    ended_in TEXT CHECK (ended_in IN ('created', 'starting', 'running', 'paused', 'stopping', 'stopped', 'error')),
    config_version INTEGER NOT NULL,
    PRIMARY KEY (account_number, bot_number, started_at),
    FOREIGN KEY (account_number, bot_number) REFERENCES bots (account_number, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE bot_events (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    bot_number INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('info', 'warn', 'error')),
    kind TEXT NOT NULL CHECK (kind IN ('decision', 'order', 'refusal', 'fill', 'state')),
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    checks TEXT NOT NULL CHECK (json_valid(checks)),
    client_order_id INTEGER
) STRICT;
CREATE INDEX bot_events_user ON bot_events (user_id, at DESC, id DESC);
CREATE INDEX bot_events_bot ON bot_events (account_number, bot_number, at DESC, id DESC);
CREATE INDEX bot_events_order ON bot_events (account_number, client_order_id) WHERE client_order_id IS NOT NULL;
