-- What has been done, what is to be sent on, what was answered, how far the journal is in the tables.
CREATE TABLE audit_log (
    number INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor BLOB CHECK (length(actor) = 16),
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'api_key', 'system', 'cli')),
    action TEXT NOT NULL,
    resource_type TEXT NOT NULL,
    resource_id TEXT,
    ip TEXT,
    user_agent TEXT,
    diff TEXT CHECK (json_valid(diff)),
    request_id TEXT,
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER audit_log_update BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only');
END;
CREATE TRIGGER audit_log_delete BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only');
END;

CREATE TABLE outbox (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id BLOB NOT NULL REFERENCES users (id),
    topic TEXT NOT NULL,
    resource TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE idempotency_keys (
    user_id BLOB NOT NULL REFERENCES users (id),
    method_path TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    started_at INTEGER NOT NULL,
    response_status INTEGER,
    response_body TEXT,
    PRIMARY KEY (user_id, method_path, key),
    CHECK ((response_status IS NULL) = (response_body IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_age ON idempotency_keys (started_at);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Written in the same transaction as the rows up to that sequence.
CREATE TABLE projections (
    shard INTEGER NOT NULL PRIMARY KEY,
    projected_seq INTEGER NOT NULL,
    market_at INTEGER NOT NULL
) STRICT;
