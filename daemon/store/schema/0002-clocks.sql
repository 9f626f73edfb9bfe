-- SPDX-License-Identifier: GPL-3.0-or-later
-- Clocks that a person started and stopped.  Published: never edit this file (a test holds its
-- checksum), add a 0003.
-- name: facts_0002
PRAGMA user_version = 2;

CREATE TABLE clock (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	at_offset INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('started', 'stopped')),
	start INTEGER REFERENCES clock, -- of a stop: what it stops; NULL: one that no person started
	item INTEGER REFERENCES item_name,
	rule TEXT NOT NULL,
	since TEXT, -- a day
	child TEXT,
	absences INTEGER NOT NULL,
	due TEXT, -- a day: what the person was told
	off TEXT, -- days, with spaces between: the weekdays without school in it, as known then
	text TEXT
) STRICT;

CREATE TRIGGER clock_update BEFORE UPDATE ON clock
BEGIN SELECT RAISE(ABORT, 'clocks are never changed'); END;
CREATE TRIGGER clock_delete BEFORE DELETE ON clock
BEGIN SELECT RAISE(ABORT, 'clocks are never deleted'); END;

-- The chain learns one more kind of fact; what is in it stays to the letter.
DROP TRIGGER chain_update;
DROP TRIGGER chain_delete;
CREATE TABLE chain_2 (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL
		CHECK (kind IN ('arrival', 'decision', 'note', 'sent', 'forgotten', 'clock')),
	fact INTEGER NOT NULL,
	hash TEXT NOT NULL CHECK (length(hash) = 64),
	UNIQUE (kind, fact)
) STRICT;
INSERT INTO chain_2 (id, kind, fact, hash) SELECT id, kind, fact, hash FROM chain ORDER BY id;
DROP TABLE chain;
ALTER TABLE chain_2 RENAME TO chain;
CREATE TRIGGER chain_update BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain is never changed'); END;
CREATE TRIGGER chain_delete BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain is never deleted'); END;
