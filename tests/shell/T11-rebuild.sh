#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What is derived can be thrown away: a rebuild shows the same, to the byte, and what people have
# seen and decided stays.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"
need sqlite3

configure </dev/null
mail=$home/mail
mkdir "$mail"
letter "$mail/1.eml" one@example.org 'Marisol Rivera <mum@example.org>' \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
	'Tue, 8 Sep 2026 19:12:00 -0500' 'Speech minutes' <<E
Hi Ms. Whitfield,

Could you send me the speech service log for September? Can you tell me who is
covering for Ms. Lindqvist on Thursdays?

Marisol
E
letter "$mail/2.eml" two@maplegrove.k12.example \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' 'Marisol Rivera <mum@example.org>' \
	'Wed, 9 Sep 2026 08:00:00 -0500' 'Re: Speech minutes' \
	'In-Reply-To: <one@example.org>' 'References: <one@example.org>' <<E
Thank you for your message. I will send you the log by Friday, September 18.

Dana Whitfield
E
letter "$mail/3.eml" three@example.org 'Luis Rivera <dad@example.org>' \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
	'Mon, 5 Oct 2026 07:30:00 -0500' 'Field trip' <<E
Could you please confirm that Emma may take her headphones on the bus?
E
ok 'mail comes in' st import "$mail"
is 'it opens items' \
	"$(st items --all --json | fields kind owed_by due | sort | uniq -c | tr -s ' ')" \
	' 1 commitment	school	2026-09-18
 3 request	school	null'

# A person decides: about three items, in three ways.
item() { st items --all --json | fields id quote | grep -F "$1" | cut -f1; }
log=$(item 'service log')
bus=$(item 'headphones')
who=$(item 'covering')
ok 'done' st 'done' "$log"
ok 'dismissed' st dismiss "$bus"
ok 'snoozed' st snooze "$who" 2026-12-15
ok 'a note' st note --with=dwhitfield@maplegrove.k12.example 'Called; she will look for the log.'
states() { st items --all --json | fields id state snoozed_until | sort; }
states >"$home/states"
ok 'the decisions show' grep -q "^$log	resolved" "$home/states"
ok 'the dismissal, too' grep -q "^$bus	dismissed" "$home/states"
ok 'and the day of the snooze' grep -q "^$who	.*	2026-12-15" "$home/states"

snapshot() { # FILE
	{
		st messages --json
		st items --all --json
		st threads --json
		st search speech --json
		st digest --format=text
	} >"$1" 2>&1
}
snapshot "$home/before"
st verify >"$home/chain"

ok 'rebuild' st rebuild
snapshot "$home/after"
is_file 'all that is shown is the same' "$home/after" "$home/before"
st verify >"$home/chain-after"
is_file 'no fact came or went' "$home/chain-after" "$home/chain"

# The derived tables lost, or of another program: they are made again unasked.
sqlite3 "$state/trail.db" "
	DELETE FROM reading; DELETE FROM item; DELETE FROM event;
	UPDATE derived SET value = 'another' "
snapshot "$home/after"
is_file 'whoever asks first makes all of it again' "$home/after" "$home/before"

# A letter that comes late, between the others: the ids that were seen stay.
st messages --json | fields id message_id >"$home/names"
letter "$mail/0.eml" zero@maplegrove.k12.example \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' 'Marisol Rivera <mum@example.org>' \
	'Mon, 31 Aug 2026 08:00:00 -0500' 'Welcome' <<E
Welcome back to school!
E
ok 'an older letter comes' st import "$mail/0.eml"
ok 'rebuild again' st rebuild
st messages --json | fields id message_id | grep -v zero@ >"$home/names-after"
is_file 'every letter has the id it had' "$home/names-after" "$home/names"
states >"$home/states-after"
is_file 'and every item, with what was decided' "$home/states-after" "$home/states"
is 'it is the first one by date' "$(st messages --json | fields message_id | head -n 1)" \
	'<zero@maplegrove.k12.example>'

# A backup is the same trail; the live one can go.
ok 'backup' st backup "$home/backup.db"
is 'for us alone' "$(stat -c %a "$home/backup.db")" 600
snapshot "$home/before"
rm -r "$state"
mkdir -m 700 "$state"
cp -p "$home/backup.db" "$state/trail.db"
snapshot "$home/after"
is_file 'shows the same' "$home/after" "$home/before"

# Letters are facts: a byte that changed is told.
sqlite3 "$state/trail.db" "
	DROP TRIGGER mail_update;
	UPDATE mail SET raw = CAST(replace(CAST(raw AS TEXT), 'Friday', 'Monday') AS BLOB)
		WHERE id = 2"
exits 'a changed letter does not verify' 70 st verify
ok 'which one is told' grep -q 'mail 2 is not what arrived' "$home/got"
done_testing
