-- SPDX-License-Identifier: GPL-3.0-or-later
-- Said on every connection, once it is known that the file is a trail.
-- name: opening
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL; -- a committed mail outlives a power cut
PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = ON; -- REPLACE, too, meets the delete triggers
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0; -- an I/O error is an error, not SIGBUS
PRAGMA secure_delete = ON; -- what is forgotten is gone
PRAGMA temp_store = MEMORY;
PRAGMA journal_size_limit = 16777216;
-- name: read_only
PRAGMA query_only = ON;
