#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A snow day is put into the calendar after the digest went out: the next one says what moved, and
# why; the one after that is silent about it.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"

start_imap dovecot
start_smtp
"$servers/imapd.sh" user "$ST_DIR" mum
(umask 077 && printf '%s\n' "$ST_PASS" >"$home/password")
configure <<E

[digest]
to = mum@example.org

[follow-up]
request = 10; 13; 16; 20; 25; 30

[smtp]
url = smtps://localhost:$ST_SMTP_TLS_PORT
user = $ST_SMTP_USER
password-file = $home/password
ca-file = $ST_SMTP_CA
from = School trail <family@example.org>
E
letter "$home/ask" ask@example.org 'Marisol Rivera <mum@example.org>' \
	'Ana Ortiz <aortiz@maplegrove.k12.example>' 'Tue, 1 Dec 2026 08:00:00 -0600' 'Speech log' <<'E'
Hi Ms. Ortiz,

Could you send me the speech log for October?

Marisol
E
moved() { st digest | grep -A1 'Moved' | tr -s ' \n' ' '; }
due() { st items --json | fields follow_up_on; }

now=2026-12-06T18:00:00-06:00
st --quiet import "$home/ask"
is 'ten school days' "$(due)" 2026-12-15
st --quiet digest --send
is 'nothing has moved' "$(moved)" ''

sed -i 's/^no-school = /&2026-12-09; /' "$conf"
now=2026-12-13T18:00:00-06:00
told=' Moved The follow-up day of i1, Ana Ortiz, moved from Tue 15 Dec to Wed 16 Dec because Wed 9 Dec'
is 'one more, for the snow' "$(due)" 2026-12-16
is 'the digest says why' "$(moved)" "$told has no school. "
st --quiet digest --send
now=2026-12-20T18:00:00-06:00
is 'then it is known' "$(moved)" ''
done_testing
