-- Assets and instruments. Their numbers are those of the catalog and never change their meaning.
CREATE TABLE assets (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number BETWEEN 0 AND 65535),
    symbol TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE instruments (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number BETWEEN 0 AND 65535),
    venue TEXT NOT NULL,
    symbol TEXT NOT NULL,
    base_asset_number INTEGER NOT NULL REFERENCES assets (number),
    quote_asset_number INTEGER NOT NULL REFERENCES assets (number),
    tick_size TEXT NOT NULL CHECK (tick_size NOT GLOB '*[^0-9.-]*' AND tick_size GLOB '*[0-9]' AND tick_size NOT GLOB '?*-*'
        AND tick_size NOT GLOB '*.*.*' AND ltrim(tick_size, '-') GLOB '[0-9]*'),
    lot_size TEXT NOT NULL CHECK (lot_size NOT GLOB '*[^0-9.-]*' AND lot_size GLOB '*[0-9]' AND lot_size NOT GLOB '?*-*'
        AND lot_size NOT GLOB '*.*.*' AND ltrim(lot_size, '-') GLOB '[0-9]*'),
    quantity_min TEXT NOT NULL CHECK (quantity_min NOT GLOB '*[^0-9.-]*' AND quantity_min GLOB '*[0-9]' AND quantity_min NOT GLOB '?*-*'
        AND quantity_min NOT GLOB '*.*.*' AND ltrim(quantity_min, '-') GLOB '[0-9]*'),
    notional_min TEXT NOT NULL CHECK (notional_min NOT GLOB '*[^0-9.-]*' AND notional_min GLOB '*[0-9]' AND notional_min NOT GLOB '?*-*'
        AND notional_min NOT GLOB '*.*.*' AND ltrim(notional_min, '-') GLOB '[0-9]*'),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (venue, symbol)
) STRICT;
