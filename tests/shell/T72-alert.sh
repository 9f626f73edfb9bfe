#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Between two digests: what newly came to the alert stage is told at the end of the quiet hours,
# once, and nothing that an archive brought or a person has put off; a letter with words of harm
# is told on its day, a home run is not.
# shellcheck disable=SC2317 # some functions are called by ok and wait_until
. "${BASH_SOURCE%/*}/lib.sh"

need sqlite3
start_imap dovecot
start_smtp
"$servers/imapd.sh" user "$ST_DIR" mum dad
source_inbox 'only-school = false' >"$home/source"

family() { # [LINE...]: with these in [digest]
	configure <<-E

		[follow-up]
		request = 1; 2; 8; 15; 22; 30

		[member dad@example.org]
		language = es

		[digest]
		alert-stage = 2
		$(printf '%s\n' "$@")

		[smtp]
		url = smtps://localhost:$ST_SMTP_TLS_PORT
		user = $ST_SMTP_USER
		password-file = $home/password
		ca-file = $ST_SMTP_CA
		from = School trail <family@example.org>
		$(cat "$home/source")
	E
}
family

mum='Marisol Rivera <mum@example.org>'
ana='Ana Ortiz <aortiz@maplegrove.k12.example>'
mails() { find "$ST_DIR/home/$1/Maildir/new" -type f; }
mails_are() { [ "$(mails mum | wc -l) $(mails dad | wc -l)" = "$1 $1" ]; }
# with WORDS WHO: their mails with these words in it
with() { mails "$2" | xargs -r grep -l "$1"; }
sent_are() { [ "$(sqlite3 "$state/trail.db" "SELECT count(*) FROM outbox WHERE state = 'sent'")" = "$1" ]; }
read_are() { [ "$(st messages --json | wc -l)" = "$1" ]; }
has_started() { [ "$(grep -c started "$home/log")" = "$1" ]; }

# -- an item ----------------------------------------------------------------------------------

now=2026-11-10T12:00:00-06:00
letter "$home/old.eml" old@example.org "$mum" "$ana" 'Tue, 20 Oct 2026 07:00:00 -0500' 'Old' <<E
Could you send me the schedule of the summer program?
E
letter "$home/later.eml" later@example.org "$mum" "$ana" 'Tue, 10 Nov 2026 07:01:00 -0600' 'Later' <<E
Could you send me the list of books?
E
letter "$home/ask.eml" ask@example.org "$mum" "$ana" 'Tue, 10 Nov 2026 07:00:00 -0600' 'Emma and the IEP' <<E
Could you send me the speech log for October?
E
st --quiet import "$home"/{old,later,ask}.eml
later=$(st items --json | fields id quote | sed -n 's/\tCould you send me the list.*//p')
ask=$(st items --json | fields id quote | sed -n 's/\tCould you send me the speech.*//p')
st snooze "$later" 2026-12-01
now=2026-11-12T07:00:00-06:00
is 'two days of school later all three have come as far' \
	"$(st items --json | fields stage | sort | uniq -c | tr -s ' ')" ' 3 2'

start_daemon --now 2026-11-12T06:59:52-06:00
ok 'both are told' wait_until 60 mails_are 1
is 'not before the end of the quiet hours' \
	"$(sed -n 's/^Date: .* \([0-9]*:[0-9]*\):.*/\1/p' "$(mails mum)")" 07:00
is 'its subject names neither child nor plan' \
	"$(sed -n 's/^Subject: \(.*[^\r]\)\r*$/\1/p' "$(mails mum)")" \
	'School trail: 1 for you, before the digest'
is 'his is in Spanish' "$(grep -c '^Subject: Cartas de la escuela: 1 para ustedes' "$(mails dad)")" 1
is 'it tells of the one that is new' "$(grep -oE '^  i[0-9]+ ' "$(mails mum)" | tr -d ' ')" "$ask"
ok 'it is noted' wait_until 20 sent_are 2
kill -9 "$daemon"
wait "$daemon" 2>/dev/null

# -- harm -------------------------------------------------------------------------------------

now=2026-11-12T12:00:00-06:00
st --quiet reopen "$later" # it would be told, but today's alert went out
start_daemon --now "$now"
ok 'killed, and started again' wait_until 30 has_started 2
letter "$home/run.eml" run@maplegrove.k12.example "$ana" "$mum" 'Thu, 12 Nov 2026 11:50:00 -0600' 'Field day' <<E
Leo hit a home run, and Emma hit her goal in speech.
E
letter "$home/harm.eml" harm@maplegrove.k12.example "$ana" "$mum" 'Thu, 12 Nov 2026 11:55:00 -0600' 'Recess' <<E
Hi Marisol,

Art went well today. Emma was hit by another student at recess, and she is back in class.

Ana
E
deliver family "$home/run.eml"
deliver family "$home/harm.eml"
ok 'a letter with words of harm is told to both on the same day' wait_until 60 mails_are 2
harm=$(with 'hit by another student' mum)
is 'by its own words' "$(grep -c 'Emma was hit by another student at recess' "$harm")" 2
is 'and no others' "$(grep -c 'Art went well' "$harm")" 0
is 'its subject is calm' "$(grep '^Subject:' "$harm" | tr -d '\r')" \
	'Subject: School trail: a letter to read yourself'
is 'there is one alert a day, whatever a person reopens' \
	"$(sqlite3 "$state/trail.db" "SELECT count(*) FROM outbox WHERE period LIKE '%-alert'")" 2
is 'the school got nothing' "$(grep -c 'maplegrove' "$ST_SMTP_LOG")" 0
ok 'it is noted' wait_until 20 sent_are 4
stop_daemon

# -- at night ---------------------------------------------------------------------------------

now=2026-11-12T22:00:00-06:00
start_daemon --now "$now"
letter "$home/night.eml" night@maplegrove.k12.example "$ana" "$mum" 'Thu, 12 Nov 2026 21:55:00 -0600' 'Today' <<E
Leo was sent home early because of a fight.
E
deliver family "$home/night.eml"
ok 'what comes in the quiet hours is read, and waits' wait_until 30 read_are 6
family 'harm-any-hour = true'
kill -HUP "$daemon"
ok 'unless the family wants it at any hour' wait_until 60 mails_are 3
is 'nothing was told twice' \
	"$(sqlite3 "$state/trail.db" 'SELECT count(*) FROM outbox') $(mails mum | wc -l)" '6 3'
stop_daemon
now=2026-11-13T08:00:00-06:00
ok 'the chain holds' st verify
is 'the log names no person and no subject' "$(grep -iE 'ortiz|emma|recess|example' "$home/log")" ''
done_testing
