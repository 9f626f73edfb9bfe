-- SPDX-License-Identifier: GPL-3.0-or-later
-- Published: never edit this file (a test holds its checksum), add a 0005.
-- Answering by mail: which of our letters may be answered, and what came of each reply.
-- name: facts_0004
PRAGMA user_version = 4;

-- The token stands in the letter's Message-ID, and so in a reply's In-Reply-To.
CREATE TABLE ticket (
	letter INTEGER PRIMARY KEY REFERENCES outbox,
	token TEXT NOT NULL UNIQUE CHECK (length(token) >= 32)
) STRICT;

CREATE TABLE reply (
	id INTEGER PRIMARY KEY,
	mail INTEGER NOT NULL UNIQUE REFERENCES mail,
	letter INTEGER NOT NULL REFERENCES outbox,
	member TEXT NOT NULL, -- as the mail says
	at INTEGER NOT NULL,
	at_offset INTEGER NOT NULL,
	outcome TEXT NOT NULL
		CHECK (outcome IN ('taken', 'again', 'late', 'other', 'doubtful', 'silent'))
) STRICT;
CREATE UNIQUE INDEX reply_once ON reply (letter) WHERE outcome = 'taken';

CREATE TABLE reply_line (
	reply INTEGER NOT NULL REFERENCES reply,
	nth INTEGER NOT NULL,
	text TEXT NOT NULL,
	decision INTEGER REFERENCES decision, -- NULL: not understood
	PRIMARY KEY (reply, nth)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ticket_update BEFORE UPDATE ON ticket
BEGIN SELECT RAISE(ABORT, 'tickets are never changed'); END;
CREATE TRIGGER ticket_delete BEFORE DELETE ON ticket
BEGIN SELECT RAISE(ABORT, 'tickets are never deleted'); END;
CREATE TRIGGER reply_update BEFORE UPDATE ON reply
BEGIN SELECT RAISE(ABORT, 'replies are never changed'); END;
CREATE TRIGGER reply_delete BEFORE DELETE ON reply
BEGIN SELECT RAISE(ABORT, 'replies are never deleted'); END;
CREATE TRIGGER reply_line_update BEFORE UPDATE ON reply_line
BEGIN SELECT RAISE(ABORT, 'replies are never changed'); END;
CREATE TRIGGER reply_line_delete BEFORE DELETE ON reply_line
BEGIN SELECT RAISE(ABORT, 'replies are never deleted'); END;

-- When the source was first read to its end: what came later is news, not an archive.
ALTER TABLE source ADD COLUMN first INTEGER;
ALTER TABLE source ADD COLUMN first_offset INTEGER;
UPDATE source SET first = succeeded, first_offset = succeeded_offset;
