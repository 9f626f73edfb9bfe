-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every statement of the trail, by name.

-- name: begin
BEGIN IMMEDIATE
-- name: commit
COMMIT
-- name: rollback
ROLLBACK
-- name: step_begin
SAVEPOINT step
-- name: step_keep
RELEASE step
-- name: step_undo
ROLLBACK TO step
-- name: data_version
PRAGMA data_version
-- name: application_id
PRAGMA application_id
-- name: user_version
PRAGMA user_version
-- name: schema_count
SELECT count(*) FROM sqlite_schema
-- name: integrity
PRAGMA integrity_check(1)
-- name: checkpoint
PRAGMA wal_checkpoint(TRUNCATE)

-- What the derived half was made by.
-- name: derived_get
SELECT value FROM derived WHERE name = :name
-- name: derived_forget
DELETE FROM derived
-- name: derived_set
INSERT INTO derived (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- Mail
-- name: mail_add
INSERT INTO mail (sha256, length, raw) VALUES (:sha256, :length, :raw)
ON CONFLICT (sha256) DO NOTHING
RETURNING id
-- name: mail_find
SELECT id FROM mail WHERE sha256 = :sha256
-- name: mail_raw
SELECT raw, sha256 FROM mail WHERE id = :id
-- name: mail_get
SELECT m.raw, m.sha256, a.source, a.folder, a.path, a.uidvalidity, a.uid,
	a.received, a.received_offset
FROM mail m JOIN arrival a ON a.mail = m.id
WHERE m.id = :id ORDER BY a.id LIMIT 1
-- name: mail_taken
SELECT taken, taken_offset FROM arrival WHERE mail = :id ORDER BY id LIMIT 1
-- name: mail_count
SELECT count(*) FROM mail
-- name: mail_each
SELECT id, sha256, length, raw FROM mail ORDER BY id
-- name: mail_forget
UPDATE mail SET raw = NULL WHERE id = :id AND raw IS NOT NULL RETURNING id
-- name: arrival_add
INSERT INTO arrival (mail, source, folder, path, uidvalidity, uid, received, received_offset,
	taken, taken_offset)
VALUES (:mail, :source, :folder, :path, :uidvalidity, :uid, :received, :received_offset,
	:taken, :taken_offset)
ON CONFLICT DO NOTHING
RETURNING id

-- Cursors and sources
-- name: cursor_get
SELECT uidvalidity, uidnext, seen FROM cursor WHERE source = :source AND folder = :folder
-- name: cursor_set
INSERT INTO cursor (source, folder, uidvalidity, uidnext, seen)
VALUES (:source, :folder, :uidvalidity, :uidnext, :seen)
ON CONFLICT (source, folder) DO UPDATE SET uidvalidity = excluded.uidvalidity,
	uidnext = excluded.uidnext, seen = excluded.seen
-- name: source_succeeded
INSERT INTO source (name, succeeded, succeeded_offset, tried, tried_offset, first, first_offset)
VALUES (:name, :at, :at_offset, :at, :at_offset, :at, :at_offset)
ON CONFLICT (name) DO UPDATE SET succeeded = excluded.succeeded,
	succeeded_offset = excluded.succeeded_offset, tried = excluded.tried,
	tried_offset = excluded.tried_offset, trouble = NULL,
	first = coalesce(first, excluded.first),
	first_offset = coalesce(first_offset, excluded.first_offset)
-- name: source_failed
INSERT INTO source (name, tried, tried_offset, trouble)
VALUES (:name, :at, :at_offset, :trouble)
ON CONFLICT (name) DO UPDATE SET tried = excluded.tried,
	tried_offset = excluded.tried_offset, trouble = excluded.trouble
-- name: source_each
SELECT name, succeeded, succeeded_offset, tried, tried_offset, trouble FROM source ORDER BY name

-- name: born
SELECT taken, taken_offset FROM arrival ORDER BY id LIMIT 1

-- Names
-- name: message_name_find
SELECT id FROM message_name WHERE sha256 = :sha256 AND nth = :nth
-- name: message_name_add
INSERT INTO message_name (sha256, nth) VALUES (:sha256, :nth) RETURNING id
-- name: item_name_find
SELECT id FROM item_name
WHERE sha256 = :sha256 AND message = :message AND kind = :kind AND sentence = :sentence
	AND nth = :nth
-- name: item_name_add
INSERT INTO item_name (sha256, message, kind, sentence, nth)
VALUES (:sha256, :message, :kind, :sentence, :nth) RETURNING id

-- Decisions and notes
-- name: decision_add
INSERT INTO decision (item, at, at_offset, kind, until, text)
VALUES (:item, :at, :at_offset, :kind, :until, :text) RETURNING id
-- name: decision_each
SELECT id, item, at, at_offset, kind, until, text FROM decision ORDER BY id
-- name: note_add
INSERT INTO note (at, at_offset, person, text)
VALUES (:at, :at_offset, :person, :text) RETURNING id
-- name: note_each
SELECT id, at, at_offset, person, text FROM note ORDER BY id

-- Replies
-- name: ticket_add
INSERT INTO ticket (letter, token)
SELECT id, :token FROM outbox
WHERE period = :period AND recipient = :recipient AND instr(message_id, :token) > 0
-- name: reply_pending
SELECT r.mail, o.id, o.recipient, o.made, o.made_offset,
	EXISTS (SELECT 1 FROM reply p WHERE p.letter = o.id AND p.outcome = 'taken'), r.form
FROM outbox o JOIN ticket t ON t.letter = o.id JOIN reading r ON r.answers = o.message_id
WHERE o.state <> 'replaced' AND r.mail NOT IN (SELECT mail FROM reply) ORDER BY r.mail
-- name: reply_add
INSERT INTO reply (mail, letter, member, at, at_offset, outcome)
VALUES (:mail, :letter, :member, :at, :at_offset, :outcome) RETURNING id
-- name: reply_line_add
INSERT INTO reply_line (reply, nth, text, decision) VALUES (:reply, :nth, :text, :decision)
-- name: reply_each
SELECT r.id, r.mail, r.letter, r.member, r.at, r.at_offset, r.outcome, l.text, l.decision,
	d.item, d.kind, d.until
FROM reply r LEFT JOIN reply_line l ON l.reply = r.id LEFT JOIN decision d ON d.id = l.decision
WHERE r.at > :after AND r.at <= :until ORDER BY r.id, l.nth

-- Clocks
-- name: clock_add
INSERT INTO clock (at, at_offset, kind, start, item, rule, since, child, absences, due, off, text)
VALUES (:at, :at_offset, :kind, nullif(:start, 0), nullif(:item, 0), :rule, :since, :child,
	:absences, :due, :off, :text) RETURNING id
-- name: clock_each
SELECT id, at, at_offset, kind, coalesce(start, 0), coalesce(item, 0), rule, since, child, absences,
	due, off, text
FROM clock ORDER BY id

-- Outbox
-- name: outbox_add
INSERT INTO outbox (period, recipient, message_id, mail, made, made_offset, state, tries)
VALUES (:period, :recipient, :message_id, :mail, :made, :made_offset, 'ready', 0)
ON CONFLICT (period, recipient) DO NOTHING
-- name: outbox_ready
UPDATE outbox SET state = 'ready', trouble = :trouble WHERE id = :id RETURNING id
-- name: outbox_sending
UPDATE outbox SET state = 'sending', tries = tries + 1, trouble = NULL
WHERE id = :id RETURNING id
-- name: outbox_sent
UPDATE outbox SET state = 'sent', sent = :at, sent_offset = :at_offset, trouble = NULL
WHERE id = :id RETURNING id
-- name: outbox_refused
UPDATE outbox SET state = 'refused', trouble = :trouble WHERE id = :id RETURNING id
-- name: outbox_replaced
UPDATE outbox SET state = 'replaced', trouble = :trouble WHERE id = :id RETURNING id
-- name: outbox_due
SELECT id, period, recipient, message_id, state, mail, tries, made, made_offset,
	sent, sent_offset, trouble
FROM outbox WHERE state IN ('ready', 'sending') ORDER BY id
-- name: outbox_has
SELECT 1 FROM outbox WHERE period = :period LIMIT 1
-- name: outbox_sent_as
SELECT 1 FROM outbox WHERE message_id = :message_id LIMIT 1
-- name: outbox_newest
SELECT max(period) FROM outbox WHERE length(period) = 10 AND period <= :until
-- name: outbox_count
SELECT count(*) FROM outbox WHERE recipient = :recipient AND instr(period, :word) > 0
-- name: outbox_last_digest
SELECT made, made_offset FROM outbox
WHERE made < :before AND state = 'sent' AND recipient = coalesce(:recipient, recipient)
	AND substr(period, 11) IN ('', :word)
ORDER BY made DESC, id DESC LIMIT 1
-- name: outbox_to
SELECT id, period, recipient, message_id, state, x'', tries, made, made_offset,
	sent, sent_offset, trouble
FROM outbox WHERE recipient = :recipient ORDER BY id
-- name: told_add
INSERT INTO told (letter, item, message, stage)
SELECT id, :item, :message, :stage FROM outbox WHERE period = :period AND recipient = :recipient
-- name: told_to
SELECT t.letter, t.item, t.message, t.stage FROM told t JOIN outbox o ON o.id = t.letter
WHERE o.recipient = :recipient ORDER BY t.id

-- The chain.  chain_KIND: the fields of a fact that are hashed, in this order, for ever.
-- name: chain_add
INSERT INTO chain (kind, fact, hash) VALUES (:kind, :fact, :hash)
-- name: chain_head
SELECT hash, id FROM chain ORDER BY id DESC LIMIT 1
-- name: chain_each
SELECT id, kind, fact, hash FROM chain ORDER BY id
-- name: chain_missing
SELECT (SELECT count(*) FROM arrival) - (SELECT count(*) FROM chain WHERE kind = 'arrival'),
	(SELECT count(*) FROM decision) - (SELECT count(*) FROM chain WHERE kind = 'decision'),
	(SELECT count(*) FROM note) - (SELECT count(*) FROM chain WHERE kind = 'note'),
	(SELECT count(*) FROM outbox WHERE state = 'sent')
		- (SELECT count(*) FROM chain WHERE kind = 'sent'),
	(SELECT count(*) FROM mail WHERE raw IS NULL)
		- (SELECT count(*) FROM chain WHERE kind = 'forgotten'),
	(SELECT count(*) FROM clock) - (SELECT count(*) FROM chain WHERE kind = 'clock')
-- name: chain_arrival
SELECT m.sha256, a.source, a.folder, a.path, a.uidvalidity, a.uid, a.received,
	a.received_offset, a.taken, a.taken_offset
FROM arrival a JOIN mail m ON m.id = a.mail WHERE a.id = :fact
-- name: chain_decision
SELECT n.sha256, n.message, n.kind, n.sentence, n.nth, d.at, d.at_offset, d.kind, d.until, d.text
FROM decision d JOIN item_name n ON n.id = d.item WHERE d.id = :fact
-- name: chain_note
SELECT at, at_offset, person, text FROM note WHERE id = :fact
-- name: chain_sent
SELECT period, recipient, message_id, made, made_offset, sent, sent_offset, mail
FROM outbox WHERE id = :fact AND state = 'sent'
-- name: chain_forgotten
SELECT sha256, length FROM mail WHERE id = :fact AND raw IS NULL
-- name: chain_clock
SELECT c.at, c.at_offset, c.kind, c.start, n.sha256, n.message, n.kind, n.sentence, n.nth, c.rule,
	c.since, c.child, c.absences, c.due, c.off, c.text
FROM clock c LEFT JOIN item_name n ON n.id = c.item WHERE c.id = :fact

-- Readings
-- name: mail_unread
SELECT m.id FROM mail m LEFT JOIN reading r ON r.mail = m.id LEFT JOIN attempt t ON t.mail = m.id
WHERE r.mail IS NULL AND coalesce(t.tries, 0) < :tries AND m.raw IS NOT NULL ORDER BY m.id
-- name: mail_given_up
SELECT t.mail FROM attempt t LEFT JOIN reading r ON r.mail = t.mail
WHERE r.mail IS NULL AND t.tries >= :tries ORDER BY t.mail
-- name: set_aside
SELECT mail, rejected FROM reading WHERE rejected IS NOT NULL ORDER BY mail
-- name: mail_fresh
SELECT DISTINCT m.id, m.sha256
FROM arrival a JOIN source s ON s.name = a.source JOIN mail m ON m.id = a.mail
	JOIN reading r ON r.mail = m.id
WHERE a.taken > s.first AND coalesce(a.received, a.taken) >= :since AND r.rejected IS NULL
	AND NOT EXISTS (SELECT 1 FROM outbox o
		WHERE instr(o.period, :word || substr(m.sha256, 1, 16)) > 0)
ORDER BY m.id
-- name: reading_get
SELECT form FROM reading WHERE mail = :mail
-- name: reading_try
INSERT INTO attempt (mail, tries) VALUES (:mail, 1)
ON CONFLICT (mail) DO UPDATE SET tries = tries + 1
RETURNING tries
-- name: reading_set
INSERT INTO reading (mail, rejected, answers, form) VALUES (:mail, :rejected, :answers, :form)
ON CONFLICT (mail) DO UPDATE SET rejected = excluded.rejected, answers = excluded.answers,
	form = excluded.form
-- name: reading_drop
DELETE FROM reading WHERE mail = :mail
-- name: reading_each
SELECT r.mail, m.sha256,
	(SELECT path FROM arrival a WHERE a.mail = r.mail ORDER BY a.id LIMIT 1), r.form
FROM reading r JOIN mail m ON m.id = r.mail ORDER BY r.mail

-- name: calendar_told_add
INSERT INTO calendar_told (day, calendar)
SELECT :day, :calendar WHERE :calendar IS NOT
	(SELECT calendar FROM calendar_told ORDER BY id DESC LIMIT 1)
-- name: calendar_told_before
SELECT calendar FROM calendar_told WHERE day < :day ORDER BY id DESC LIMIT 1

-- The trail as shown
-- name: message_same
SELECT form = :form FROM message WHERE id = :id
-- name: message_add
INSERT INTO message (id, date, thread, mail, subject, "from", text, form)
VALUES (:id, :date, :thread, :mail, :subject, :from, :text, :form)
-- name: message_ids
SELECT id FROM message
-- name: message_drop
DELETE FROM message WHERE id = :id
-- name: message_get
SELECT form FROM message WHERE id = :id
-- name: message_count
SELECT count(*) FROM message WHERE date <= :until
-- name: message_each
SELECT form FROM message ORDER BY date, id
-- name: item_clear
DELETE FROM item
-- name: event_clear
DELETE FROM event
-- name: item_add
INSERT INTO item (id, kind, owed_by, "from", message, sentence, message_id, date, date_offset,
	thread, child, quote, due, actor, rule, answers, chases, is_records, is_meeting,
	is_missed, is_gap)
VALUES (:id, :kind, :owed_by, :from, :message, :sentence, :message_id, :date, :date_offset,
	:thread, :child, :quote, :due, :actor, :rule, :answers, :chases, :is_records, :is_meeting,
	:is_missed, :is_gap)
-- name: item_each
SELECT id, kind, owed_by, "from", message, sentence, message_id, date, date_offset,
	thread, child, quote, due, actor, rule, answers, chases, is_records, is_meeting,
	is_missed, is_gap
FROM item ORDER BY id
-- name: event_add
INSERT INTO event (item, nth, kind, at, at_offset, message, by_person, why, until, question, who,
	said)
VALUES (:item, :nth, :kind, :at, :at_offset, :message, :by_person, :why, :until, :question, :who,
	:said)
-- name: event_each
SELECT item, kind, at, at_offset, message, by_person, why, until, question, who, said
FROM event ORDER BY item, nth
-- The index must be told the old words when a row goes.
-- name: search_add
INSERT INTO search (rowid, subject, "from", text)
SELECT id, subject, "from", text FROM message WHERE id = :id
-- name: search_drop
INSERT INTO search (search, rowid, subject, "from", text)
SELECT 'delete', id, subject, "from", text FROM message WHERE id = :id
-- name: search
SELECT rowid FROM search WHERE search MATCH :query ORDER BY bm25(search, 4.0, 2.0, 1.0), rowid
