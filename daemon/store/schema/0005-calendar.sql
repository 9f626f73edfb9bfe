-- SPDX-License-Identifier: GPL-3.0-or-later
-- Published: never edit this file (a test holds its checksum), add a 0006.
-- The school calendar that a digest counted with, kept where it is another than the one before:
-- the next digest tells which days moved because of a day off that was added since.
-- name: facts_0005
PRAGMA user_version = 5;

CREATE TABLE calendar_told (
	id INTEGER PRIMARY KEY,
	day TEXT NOT NULL, -- of the digest
	calendar TEXT NOT NULL -- how: model/calendar.h
) STRICT;

CREATE TRIGGER calendar_told_update BEFORE UPDATE ON calendar_told
BEGIN SELECT RAISE(ABORT, 'what was told is never changed'); END;
CREATE TRIGGER calendar_told_delete BEFORE DELETE ON calendar_told
BEGIN SELECT RAISE(ABORT, 'what was told is never deleted'); END;
