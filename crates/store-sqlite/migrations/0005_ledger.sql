-- Double entry. The program checks that each transaction sums to zero per asset before it writes.
CREATE TABLE ledger_accounts (
    number INTEGER NOT NULL PRIMARY KEY,
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    bot_number INTEGER NOT NULL,
    asset_number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('free', 'held', 'margin', 'borrowed', 'dust', 'counterparty', 'fees', 'funding', 'interest', 'rounding', 'external', 'suspense')),
    created_at INTEGER NOT NULL,
    UNIQUE (account_number, bot_number, asset_number, kind)
) STRICT;

CREATE TABLE ledger_transactions (
    number INTEGER NOT NULL PRIMARY KEY,
    account_number INTEGER NOT NULL REFERENCES accounts (number),
    kind TEXT NOT NULL CHECK (kind IN ('deposit', 'withdrawal', 'hold', 'release', 'fill', 'fee', 'funding', 'transfer', 'adjustment')),
    reference_kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (account_number, kind, reference_kind, reference)
) STRICT;
CREATE INDEX ledger_transactions_newest ON ledger_transactions (account_number, number DESC);
CREATE TRIGGER ledger_transactions_update BEFORE UPDATE ON ledger_transactions
BEGIN
    SELECT RAISE(ABORT, 'ledger_transactions is append-only');
END;
CREATE TRIGGER ledger_transactions_delete BEFORE DELETE ON ledger_transactions
BEGIN
    SELECT RAISE(ABORT, 'ledger_transactions is append-only');
END;

CREATE TABLE ledger_entries (
    transaction_number INTEGER NOT NULL REFERENCES ledger_transactions (number),
    line INTEGER NOT NULL,
    ledger_account_number INTEGER NOT NULL REFERENCES ledger_accounts (number),
    asset_number INTEGER NOT NULL,
    amount TEXT NOT NULL CHECK (amount NOT GLOB '*[^0-9.-]*' AND amount GLOB '*[0-9]' AND amount NOT GLOB '?*-*'
        AND amount NOT GLOB '*.*.*' AND ltrim(amount, '-') GLOB '[0-9]*'),
    PRIMARY KEY (transaction_number, line)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_entries_update BEFORE UPDATE ON ledger_entries
BEGIN
    SELECT RAISE(ABORT, 'ledger_entries is append-only');
END;
CREATE TRIGGER ledger_entries_delete BEFORE DELETE ON ledger_entries
BEGIN
    SELECT RAISE(ABORT, 'ledger_entries is append-only');
END;

-- A cache of the entries' sums.
CREATE TABLE balances (
    ledger_account_number INTEGER NOT NULL PRIMARY KEY REFERENCES ledger_accounts (number),
    amount TEXT NOT NULL CHECK (amount NOT GLOB '*[^0-9.-]*' AND amount GLOB '*[0-9]' AND amount NOT GLOB '?*-*'
        AND amount NOT GLOB '*.*.*' AND ltrim(amount, '-') GLOB '[0-9]*'),
    updated_at INTEGER NOT NULL
) STRICT;
