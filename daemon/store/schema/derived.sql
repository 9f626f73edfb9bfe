-- SPDX-License-Identifier: GPL-3.0-or-later
-- The derived half: edit it freely.  When its text changes, the next program that opens the
-- trail drops these tables and makes them anew, and the mail is read again.
-- name: readings
DROP TABLE IF EXISTS reading;
DROP TABLE IF EXISTS attempt;

CREATE TABLE reading (
	mail INTEGER PRIMARY KEY REFERENCES mail,
	rejected TEXT,
	answers TEXT, -- Message-ID that the mail itself replies to
	form BLOB NOT NULL -- GVariant READING_TYPE, little endian; with the days of sessions
) STRICT;
CREATE INDEX reading_answers ON reading (answers) WHERE answers IS NOT NULL;

-- Counted before the reader sees the mail.
CREATE TABLE attempt (
	mail INTEGER PRIMARY KEY REFERENCES mail,
	tries INTEGER NOT NULL
) STRICT;

-- name: trail
DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS message;
DROP TABLE IF EXISTS event;
DROP TABLE IF EXISTS item;

-- The columns are what is asked for; the whole message is its form.
CREATE TABLE message (
	id INTEGER PRIMARY KEY,
	date INTEGER NOT NULL,
	thread INTEGER NOT NULL,
	mail INTEGER NOT NULL,
	subject TEXT NOT NULL,
	"from" TEXT NOT NULL,
	text TEXT NOT NULL,
	form BLOB NOT NULL -- GVariant MESSAGE_TYPE, little endian
) STRICT;
CREATE INDEX message_date ON message (date, id);

-- Kept in step by store_trail.c, not by triggers: an untrusted schema may not write to it.
CREATE VIRTUAL TABLE search USING fts5 (
	subject, "from", text,
	content = 'message', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE item (
	id INTEGER PRIMARY KEY,
	kind INTEGER NOT NULL, -- enum item_kind
	owed_by INTEGER NOT NULL, -- enum owed_by
	"from" TEXT,
	message INTEGER NOT NULL,
	sentence INTEGER NOT NULL,
	message_id TEXT,
	date INTEGER NOT NULL,
	date_offset INTEGER NOT NULL,
	thread INTEGER NOT NULL,
	child TEXT,
	quote TEXT,
	due TEXT,
	actor TEXT,
	rule TEXT,
	answers INTEGER NOT NULL,
	chases INTEGER NOT NULL,
	is_records INTEGER NOT NULL,
	is_meeting INTEGER NOT NULL,
	is_missed INTEGER NOT NULL,
	is_gap INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
	item INTEGER NOT NULL,
	nth INTEGER NOT NULL,
	kind INTEGER NOT NULL, -- enum event_kind
	at INTEGER NOT NULL,
	at_offset INTEGER NOT NULL,
	message INTEGER NOT NULL,
	by_person INTEGER NOT NULL,
	why TEXT,
	until TEXT,
	question INTEGER NOT NULL, -- enum question
	who TEXT,
	said TEXT,
	PRIMARY KEY (item, nth)
) STRICT, WITHOUT ROWID;
