-- Users, their sign-ins and their accounts.
-- Times are microseconds since 1970; ids are UUID v7 made by the program.
PRAGMA application_id = 1415007812; -- 'TWND'

CREATE TABLE users (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    username TEXT NOT NULL UNIQUE COLLATE NOCASE,
    email TEXT UNIQUE COLLATE NOCASE,
    password_hash TEXT,
    role TEXT NOT NULL CHECK (role IN ('user', 'admin', 'system')),
    status TEXT NOT NULL CHECK (status IN ('active', 'disabled')),
    is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
    base_currency TEXT NOT NULL,
    locale TEXT NOT NULL,
    timezone TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (json_valid(settings)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX users_demo ON users (is_demo) WHERE is_demo = 1;

-- One row per refresh token; a family is a sign-in and has at most one living token.
CREATE TABLE sessions (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    family_id BLOB NOT NULL CHECK (length(family_id) = 16),
    refresh_hash BLOB NOT NULL UNIQUE CHECK (length(refresh_hash) = 32),
    ip TEXT,
    user_agent TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    family_expires_at INTEGER NOT NULL,
    rotated_at INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id, created_at DESC);
CREATE INDEX sessions_family ON sessions (family_id);
CREATE UNIQUE INDEX sessions_living ON sessions (family_id) WHERE rotated_at IS NULL AND revoked_at IS NULL;

-- `number` is what engines, the journal and the ledger know an account by.
CREATE TABLE accounts (
    id BLOB NOT NULL CHECK (length(id) = 16) PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 4294967295),
    label TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('paper', 'testnet', 'live')),
    venue TEXT NOT NULL,
    base_currency TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('opening', 'active', 'stopped')),
    error TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (user_id, label)
) STRICT;
