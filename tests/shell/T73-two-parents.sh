#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two parents, one trail: each gets a digest of their own, in their own language; what one of them
# worries about is in nobody else's mail; who is taken off the list gets nothing more.
# shellcheck disable=SC2317 # some functions are called by ok and wait_until
. "${BASH_SOURCE%/*}/lib.sh"

need sqlite3
start_imap dovecot
start_smtp
"$servers/imapd.sh" user "$ST_DIR" mum dad
(umask 077 && printf '%s\n' "$ST_PASS" >"$home/password")

family() { # RECIPIENTS
	configure <<-E

		[member dad@example.org]
		language = es

		[digest]
		to = $1

		[smtp]
		url = smtps://localhost:$ST_SMTP_TLS_PORT
		user = $ST_SMTP_USER
		password-file = $home/password
		ca-file = $ST_SMTP_CA
		from = School trail <family@example.org>
	E
}
family 'mum@example.org; dad@example.org'

letter "$home/1.eml" ask@example.org 'Marisol Rivera <mum@example.org>' \
	'Ana Ortiz <aortiz@maplegrove.k12.example>' 'Tue, 17 Nov 2026 07:00:00 -0600' 'Speech log' <<E
Could you send me the speech log for October?
E
letter "$home/2.eml" worry@example.org 'Marisol Rivera <mum@example.org>' family@example.org \
	'Wed, 18 Nov 2026 21:00:00 -0600' 'tonight' <<E
worry: she cried before the reading group again.
E
letter "$home/3.eml" note@example.org 'Luis Rivera <dad@example.org>' family@example.org \
	'Thu, 19 Nov 2026 12:00:00 -0600' 'At pick-up' <<E
note: the new aide starts on Monday.
E
st --quiet import "$home"/[123].eml

mine() { st digest --for="$1" "${@:2}"; }
count() { grep -c "$@"; }

is 'hers has her worry' "$(mine mum@example.org | count 'Your private note: she cried')" 1
is 'his has it not' "$(mine dad@example.org | count cried)" 0
is 'nor has one for nobody in particular' "$(st digest | count cried)" 0
is 'nor any form of his' \
	"$({ mine dad@example.org --format=html && mine dad@example.org --format=json; } | count cried)" 0
is 'both have his plain note' \
	"$({ mine mum@example.org && mine dad@example.org; } | count 'At pick-up')" 2
is 'his is in Spanish' "$(mine dad@example.org | head -1)" 'Cartas de la escuela: familia Rivera'
is 'hers in English' "$(mine mum@example.org | head -1)" 'School trail for Rivera'
is 'JSON says whose it is' \
	"$(mine dad@example.org --format=json | fields recipients)" '["dad@example.org"]'
is '  and of nobody in particular, for whom it would be' \
	"$(st digest --format=json | fields recipients)" '["mum@example.org","dad@example.org"]'
is "a mail is the first one's" "$(st digest --format=eml | count '^ <mum@example.org>')" 1
exits 'a stranger has none' 1 st digest --for=aortiz@maplegrove.k12.example
exits 'it is sent to all or to none' 2 st digest --for=mum@example.org --send

exits 'a search does not find the worry' 1 st search cried
is '  unless it is asked for' "$(st search --private --json cried | fields private)" true
is 'a log to hand on has it not' "$(st log --format=csv | count cried)" 0

# -- by mail ----------------------------------------------------------------------------------

mails() { find "$ST_DIR/home/$1/Maildir/new" -type f | sort; }
mails_are() { [ "$(mails mum | wc -l) $(mails dad | wc -l)" = "$1" ]; }
decoded() { perl -MMIME::QuotedPrint -0777 -ne 's/\r//g; print decode_qp($_)' "$1"; }

is 'each is sent their own' "$(st digest --send)" '2 digests sent'
ok 'and gets one' wait_until 20 mails_are '1 1'
is 'hers holds the worry' "$(decoded "$(mails mum)" | count 'she cried')" 2
is 'his does not' "$(decoded "$(mails dad)" | count cried)" 0
is 'his names no other address of the family' \
	"$(sed '/^\r*$/q' "$(mails dad)" | count -i 'mum@')" 0
is 'his subject is Spanish' "$(count '^Subject: Cartas de la escuela' "$(mails dad)")" 1
is 'a second time on the same day' "$(st digest --send)" "0 digests sent: today's went out already"

# -- one is taken off the list while a letter waits -------------------------------------------

now=2026-11-23T18:00:00-06:00
"$servers/smtpd.sh" down "$ST_SMTP_DIR"
exits 'the server is down' 69 st digest --send
is 'status says so' "$(st status | grep '^Letters')" \
	'Letters  2 wait to be sent since 23 Nov 2026, 18:00'
family mum@example.org
"$servers/smtpd.sh" up "$ST_SMTP_DIR"
is 'then only hers is sent' "$(st digest --send)" '1 digest sent'
ok 'and he gets nothing more' wait_until 20 mails_are '2 1'
is '  which is noted' \
	"$(sqlite3 "$state/trail.db" "SELECT trouble FROM outbox WHERE state = 'refused'")" \
	'no recipient any more'
now=2026-11-24T18:00:00-06:00
"$servers/smtpd.sh" refuse "$ST_SMTP_DIR" mum@example.org
exits 'a server refuses it for good' 65 st digest --send
is 'and a person is told' "$(st status | grep '^Letters')" \
	'Letters  the last to mum@example.org, of 24 Nov 2026, 18:00, was not taken'
is 'it is not sent again' "$(st digest --send)" \
	"0 digests sent: today's was not taken, see schooltrail status"
ok 'the chain holds' st verify
done_testing
