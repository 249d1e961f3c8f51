-- Signals: what analysis said of a market, for all users (user_id is null) or because one asked, and what came of it.
CREATE TABLE signals (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB REFERENCES users (id),
    instrument_number INTEGER NOT NULL,
    timeframe TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('live', 'history', 'request')),
    direction TEXT NOT NULL CHECK (direction IN ('long', 'short')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    entry_price TEXT NOT NULL CHECK (entry_price NOT GLOB '*[^0-9.]*' AND entry_price GLOB '[0-9]*' AND entry_price GLOB '*[0-9]'
        AND entry_price NOT GLOB '*.*.*'),
    stop_loss TEXT NOT NULL CHECK (stop_loss NOT GLOB '*[^0-9.]*' AND stop_loss GLOB '[0-9]*' AND stop_loss GLOB '*[0-9]'
        AND stop_loss NOT GLOB '*.*.*'),
    stop_reason TEXT NOT NULL,
    -- [{price, fraction, reason}], the nearest first.
    take_profits TEXT NOT NULL CHECK (json_valid(take_profits)),
    reasoning TEXT NOT NULL CHECK (json_valid(reasoning)),
    raised_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > raised_at),
    end TEXT CHECK (end IN ('stopped', 'targets_reached', 'expired', 'reversed')),
    ended_at INTEGER,
    targets_reached INTEGER,
    return_ratio REAL,
    risk_multiple REAL,
    CHECK ((end IS NULL) = (ended_at IS NULL)),
    CHECK ((end IS NULL) = (targets_reached IS NULL))
) STRICT;
CREATE UNIQUE INDEX signals_once ON signals (instrument_number, timeframe, raised_at, ifnull(user_id, x''));
CREATE INDEX signals_newest ON signals (raised_at DESC, id DESC);
CREATE INDEX signals_open ON signals (instrument_number, timeframe) WHERE end IS NULL;

-- What each user makes of a signal.
CREATE TABLE signal_answers (
    signal_id BLOB NOT NULL REFERENCES signals (id) ON DELETE CASCADE,
    user_id BLOB NOT NULL REFERENCES users (id),
    answer TEXT NOT NULL CHECK (answer IN ('accepted', 'rejected')),
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (signal_id, user_id)
) STRICT, WITHOUT ROWID;

-- Up to which candle a series has been looked through.
CREATE TABLE signal_watches (
    instrument_number INTEGER NOT NULL,
    timeframe TEXT NOT NULL,
    through_at INTEGER NOT NULL,
    PRIMARY KEY (instrument_number, timeframe)
) STRICT, WITHOUT ROWID;
