-- SPDX-License-Identifier: GPL-3.0-or-later
-- Published: never edit this file (a test holds its checksum), add a 0004.
-- A letter that waits while a newer one takes its place is never sent: 'replaced'.  And what the
-- alerts have told of, so that none tells it twice.
-- name: facts_0003
PRAGMA user_version = 3;

DROP TRIGGER outbox_update;
DROP TRIGGER outbox_delete;

CREATE TABLE outbox_3 (
	id INTEGER PRIMARY KEY,
	period TEXT NOT NULL, -- a day: the digest by schedule; a day and a word: another letter
	recipient TEXT NOT NULL,
	message_id TEXT NOT NULL,
	made INTEGER NOT NULL,
	made_offset INTEGER NOT NULL,
	state TEXT NOT NULL
		CHECK (state IN ('ready', 'sending', 'sent', 'refused', 'replaced')),
	tries INTEGER NOT NULL,
	sent INTEGER,
	sent_offset INTEGER,
	trouble TEXT,
	mail BLOB NOT NULL, -- last: what stands behind it is slow to read
	UNIQUE (period, recipient)
) STRICT;
INSERT INTO outbox_3 (id, period, recipient, message_id, mail, made, made_offset, state, tries,
	sent, sent_offset, trouble)
SELECT id, period, recipient, message_id, mail, made, made_offset, state, tries,
	sent, sent_offset, trouble
FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_3 RENAME TO outbox;
-- The daemon asks every few seconds.
CREATE INDEX outbox_waiting ON outbox (id) WHERE state IN ('ready', 'sending');

CREATE TRIGGER outbox_update BEFORE UPDATE ON outbox
WHEN old.state IN ('sent', 'replaced') OR new.id IS NOT old.id OR new.period IS NOT old.period
	OR new.recipient IS NOT old.recipient OR new.message_id IS NOT old.message_id
	OR new.mail IS NOT old.mail OR new.made IS NOT old.made
	OR new.made_offset IS NOT old.made_offset
BEGIN SELECT RAISE(ABORT, 'what was sent is never changed'); END;
CREATE TRIGGER outbox_delete BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'what was sent is never deleted'); END;

-- That an item stands on a stage, or that a letter holds words of harm (stage 0).
CREATE TABLE told (
	id INTEGER PRIMARY KEY,
	letter INTEGER NOT NULL REFERENCES outbox,
	item INTEGER REFERENCES item_name,
	message INTEGER REFERENCES message_name,
	stage INTEGER NOT NULL,
	CHECK ((item IS NULL) <> (message IS NULL))
) STRICT;
CREATE INDEX told_letter ON told (letter);

CREATE TRIGGER told_update BEFORE UPDATE ON told
BEGIN SELECT RAISE(ABORT, 'what was told is never changed'); END;
CREATE TRIGGER told_delete BEFORE DELETE ON told
BEGIN SELECT RAISE(ABORT, 'what was told is never deleted'); END;
