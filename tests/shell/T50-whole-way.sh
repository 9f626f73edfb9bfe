#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The whole way: a letter in a real mailbox, an item within two seconds, days pass, the digest in a
# real mailbox, the school's answer.  The daemon is killed at every turn; nothing of this changes.
# shellcheck disable=SC2317 # some functions are called by ok and wait_until
. "${BASH_SOURCE%/*}/lib.sh"

need sqlite3
start_imap dovecot
start_smtp
"$servers/imapd.sh" user "$ST_DIR" mum dad
source_inbox 'only-school = false' >"$home/source"
configure <<E

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager

[digest]
to = mum@example.org; dad@example.org
schedule = Sun 18:00

[smtp]
url = smtps://localhost:$ST_SMTP_TLS_PORT
user = $ST_SMTP_USER
password-file = $home/password
ca-file = $ST_SMTP_CA
from = School trail <family@example.org>
$(cat "$home/source")
E

inbox_of() { find "$ST_DIR/home/$1/Maildir/new" -type f; }
digests_are() { [ "$(inbox_of mum | wc -l) $(inbox_of dad | wc -l)" = "$1 $1" ]; }
item_is() { [ "$(st items --all --json | fields state)" = "$1" ]; }
has_started() { [ "$(grep -c started "$home/log")" = "$1" ]; }
outbox_is() { [ "$(sqlite3 "$state/trail.db" 'SELECT state FROM outbox' | paste -sd' ')" = "$1" ]; }
whole_trail() { st messages --json && st items --all --json && st threads --json; }
kill_daemon() {
	kill -9 "$daemon"
	wait "$daemon" 2>/dev/null
}

now=2026-11-10T18:00:00-06:00
start_daemon --now "$now"
ok 'the daemon starts' wait_until 30 has_started 1
letter "$home/ask" ask@example.org 'Marisol Rivera <mum@example.org>' \
	'Ana Ortiz <aortiz@maplegrove.k12.example>' 'Tue, 10 Nov 2026 17:50:00 -0600' 'Speech log' <<E
Hi Ms. Ortiz,

Could you send me the speech log for October by Friday?

Thanks,
Marisol
E
# two seconds; a sanitizer's readers take longer to start
began=$(date +%s%N)
deliver family "$home/ask"
ok 'over IDLE it becomes an item' wait_until 20 item_is open
echo "# after $((($(date +%s%N) - began) / 1000000)) ms"
kill_daemon
ok 'killed: the trail holds what it held' item_is open

now=2026-11-15T17:59:00-06:00
is 'days pass: overdue, stage 1' \
	"$(st items --overdue --json | fields id overdue stage | tr '\t' ' ')" 'i1 true 1'
now=2026-11-15T18:00:30-06:00
start_daemon --now "$now"
ok 'on Sunday at six both parents have a digest' wait_until 60 digests_are 1
ok 'it is noted as sent' wait_until 20 outbox_is 'sent sent'
kill_daemon
digest=$(inbox_of mum)
ok 'it names the item' grep -q 'i1 ' "$digest"
is 'its subject names neither child nor plan' "$(grep -iE '^Subject:.*(Emma|IEP)' "$digest")" ''

start_daemon --now "$now"
ok 'it starts again' wait_until 30 has_started 3
deliver family "$digest"
cat >"$home/answer" <<'E'
Message-ID: <answer@maplegrove.k12.example>
From: Ana Ortiz <aortiz@maplegrove.k12.example>
To: Marisol Rivera <mum@example.org>
Date: Sun, 15 Nov 2026 18:00:00 -0600
Subject: Re: Speech log
In-Reply-To: <ask@example.org>
References: <ask@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Hi Marisol,

Attached is the speech log for October.

Ana
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename="Speech log October.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--x--
E
deliver family "$home/answer"
ok "the school's answer resolves it" wait_until 30 item_is resolved
is 'the digest that came back is no letter' "$(st messages --json | fields id | paste -sd' ')" 'm1 m2'
ok 'no digest went out twice' digests_are 1
stop_daemon
result $? 'SIGTERM ends the daemon in order'

now=2026-11-16T08:00:00-06:00
is 'the history says what and by whom' \
	"$(st items --all --json | grep -oE '"what":"[a-z]+","by":"[a-z0-9]+"' | paste -sd' ')" \
	'"what":"opened","by":"m1" "what":"resolved","by":"m2"'
whole_trail >"$home/before"
st --quiet rebuild
whole_trail >"$home/after"
is_file 'rebuild changes nothing, to the byte' "$home/after" "$home/before"
ok 'the chain holds' st verify
is 'the log names no person and no subject' \
	"$(grep -iE 'ortiz|marisol|speech|example' "$home/log")" ''
done_testing
