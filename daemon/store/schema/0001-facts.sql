-- SPDX-License-Identifier: GPL-3.0-or-later
-- The facts.  Published: never edit this file (a test holds its checksum), add a 0002.
-- Moments are two columns: seconds since 1970 in UTC, and the writer's offset from UTC.
-- Fact rows are written once.  The triggers at the end stop accidents; the chain shows the rest.
-- name: facts_0001
PRAGMA application_id = 0x5374726c; -- "Strl"
PRAGMA user_version = 1;

CREATE TABLE mail (
	id INTEGER PRIMARY KEY,
	sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
	length INTEGER NOT NULL,
	raw BLOB -- as it came; NULL: forgotten at a person's wish
) STRICT;

-- Where and when the bytes came.  The same bytes again in the same folder of the same source
-- are the same arrival (a Maildir file changes its name with its flags).
CREATE TABLE arrival (
	id INTEGER PRIMARY KEY,
	mail INTEGER NOT NULL REFERENCES mail,
	source TEXT NOT NULL,
	folder TEXT,
	path TEXT,
	uidvalidity INTEGER NOT NULL,
	uid INTEGER NOT NULL,
	received INTEGER,
	received_offset INTEGER,
	taken INTEGER NOT NULL,
	taken_offset INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX arrival_once
	ON arrival (mail, source, coalesce(folder, ''), uidvalidity, uid);

CREATE TABLE cursor (
	source TEXT NOT NULL,
	folder TEXT NOT NULL,
	uidvalidity INTEGER NOT NULL,
	uidnext INTEGER NOT NULL,
	seen TEXT NOT NULL,
	PRIMARY KEY (source, folder)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
	name TEXT PRIMARY KEY,
	succeeded INTEGER,
	succeeded_offset INTEGER,
	tried INTEGER NOT NULL,
	tried_offset INTEGER NOT NULL,
	trouble TEXT
) STRICT, WITHOUT ROWID;

-- The numbers that people have seen (m12, i7) outlive every rebuild.
CREATE TABLE message_name (
	id INTEGER PRIMARY KEY,
	sha256 TEXT NOT NULL,
	nth INTEGER NOT NULL,
	UNIQUE (sha256, nth)
) STRICT;

CREATE TABLE item_name (
	id INTEGER PRIMARY KEY,
	sha256 TEXT NOT NULL,
	message INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('request', 'commitment')),
	sentence TEXT NOT NULL,
	nth INTEGER NOT NULL,
	UNIQUE (sha256, message, kind, sentence, nth)
) STRICT;

CREATE TABLE decision (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item_name,
	at INTEGER NOT NULL,
	at_offset INTEGER NOT NULL,
	kind TEXT NOT NULL
		CHECK (kind IN ('resolved', 'dismissed', 'snoozed', 'reopened', 'noted')),
	until TEXT, -- a day
	text TEXT
) STRICT;

CREATE TABLE note (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	at_offset INTEGER NOT NULL,
	person TEXT,
	text TEXT NOT NULL
) STRICT;

CREATE TABLE outbox (
	id INTEGER PRIMARY KEY,
	period TEXT NOT NULL,
	recipient TEXT NOT NULL,
	message_id TEXT NOT NULL,
	mail BLOB NOT NULL,
	made INTEGER NOT NULL,
	made_offset INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('ready', 'sending', 'sent', 'refused')),
	tries INTEGER NOT NULL,
	sent INTEGER,
	sent_offset INTEGER,
	trouble TEXT,
	UNIQUE (period, recipient)
) STRICT;

-- hash = SHA-256 of the hash before and the fact's own fields; how: store_chain.c
CREATE TABLE chain (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL
		CHECK (kind IN ('arrival', 'decision', 'note', 'sent', 'forgotten')),
	fact INTEGER NOT NULL,
	hash TEXT NOT NULL CHECK (length(hash) = 64),
	UNIQUE (kind, fact)
) STRICT;

-- What is known of the derived half: by what it was made.
CREATE TABLE derived (
	name TEXT PRIMARY KEY,
	value TEXT
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mail_update BEFORE UPDATE ON mail
WHEN new.raw IS NOT NULL OR new.id IS NOT old.id OR new.sha256 IS NOT old.sha256
	OR new.length IS NOT old.length
BEGIN SELECT RAISE(ABORT, 'mail is never changed'); END;
CREATE TRIGGER mail_delete BEFORE DELETE ON mail
BEGIN SELECT RAISE(ABORT, 'mail is never deleted'); END;

CREATE TRIGGER arrival_update BEFORE UPDATE ON arrival
BEGIN SELECT RAISE(ABORT, 'arrivals are never changed'); END;
CREATE TRIGGER arrival_delete BEFORE DELETE ON arrival
BEGIN SELECT RAISE(ABORT, 'arrivals are never deleted'); END;

CREATE TRIGGER message_name_update BEFORE UPDATE ON message_name
BEGIN SELECT RAISE(ABORT, 'names are never changed'); END;
CREATE TRIGGER message_name_delete BEFORE DELETE ON message_name
BEGIN SELECT RAISE(ABORT, 'names are never deleted'); END;

CREATE TRIGGER item_name_update BEFORE UPDATE ON item_name
BEGIN SELECT RAISE(ABORT, 'names are never changed'); END;
CREATE TRIGGER item_name_delete BEFORE DELETE ON item_name
BEGIN SELECT RAISE(ABORT, 'names are never deleted'); END;

CREATE TRIGGER decision_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

CREATE TRIGGER note_update BEFORE UPDATE ON note
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;
CREATE TRIGGER note_delete BEFORE DELETE ON note
BEGIN SELECT RAISE(ABORT, 'notes are never deleted'); END;

CREATE TRIGGER outbox_update BEFORE UPDATE ON outbox
WHEN old.state = 'sent' OR new.id IS NOT old.id OR new.period IS NOT old.period
	OR new.recipient IS NOT old.recipient OR new.message_id IS NOT old.message_id
	OR new.mail IS NOT old.mail OR new.made IS NOT old.made
	OR new.made_offset IS NOT old.made_offset
BEGIN SELECT RAISE(ABORT, 'what was sent is never changed'); END;
CREATE TRIGGER outbox_delete BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'what was sent is never deleted'); END;

CREATE TRIGGER chain_update BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain is never changed'); END;
CREATE TRIGGER chain_delete BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain is never deleted'); END;
