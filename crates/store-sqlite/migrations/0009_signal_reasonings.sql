-- A signal's row has what a list tells of it; all that was said, which is long, stands beside it.
CREATE TABLE signal_reasonings (
    signal_id BLOB NOT NULL PRIMARY KEY REFERENCES signals (id) ON DELETE CASCADE,
    opinions TEXT NOT NULL CHECK (json_valid(opinions))
) STRICT;
INSERT INTO signal_reasonings (signal_id, opinions) SELECT id, reasoning FROM signals;

-- What speaks most for the signal: both are null where no source had an argument.
ALTER TABLE signals ADD COLUMN reason_source TEXT;
ALTER TABLE signals ADD COLUMN reason_text TEXT CHECK ((reason_text IS NULL) = (reason_source IS NULL));
UPDATE signals SET reason_source = argument.source, reason_text = argument.text
FROM (
    SELECT said.id, opinion.value ->> 'source' AS source, argument.value ->> 'text' AS text,
        row_number() OVER (
            PARTITION BY said.id
            ORDER BY
                said.sign * (opinion.value ->> 'weight_pct') * (opinion.value ->> 'lean') DESC,
                opinion.key,
                said.sign * (argument.value ->> 'weight') * (argument.value ->> 'lean') DESC,
                argument.key
        ) AS place
    FROM (SELECT id, reasoning, iif(direction = 'long', 1, -1) AS sign FROM signals) AS said,
        json_each(said.reasoning) AS opinion,
        json_each(opinion.value, '$.arguments') AS argument
) AS argument
WHERE argument.id = signals.id AND argument.place = 1;
ALTER TABLE signals DROP COLUMN reasoning;
