#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A parent forwards a letter and hears what was taken in: five times, then no more; not for what was
# in the mailbox before, not for what is old, not for what is no forward, and nobody else hears it.
# shellcheck disable=SC2317 # some functions are called by ok and wait_until
. "${BASH_SOURCE%/*}/lib.sh"

need sqlite3 perl
start_imap dovecot
start_smtp
"$servers/imapd.sh" user "$ST_DIR" mum dad
source_inbox 'only-school = false' >"$home/source"
configure <<E

[member dad@example.org]
language = es

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
from = School trail <trail@example.org>
$(cat "$home/source")
E

log='School trail <family@example.org>'
inbox_of() { find "$ST_DIR/home/$1/Maildir/new" -type f; }
letters_are() { [ "$(inbox_of mum | wc -l) $(inbox_of dad | wc -l)" = "$1 $2" ]; }
mails_are() { [ "$(sqlite3 "$state/trail.db" 'SELECT count(*) FROM reading')" = "$1" ]; }
# text_of FILE: its plain text
text_of() {
	perl -MMIME::QuotedPrint -0777 -ne '
		my ($p) = /Content-Type: text\/plain.*?\n\r?\n(.*?)\n--=_/s; print decode_qp($p)' "$1" | tr -d '\r'
}
# forward NAME FROM DATE: an answer of Ms. Ortiz, with two questions beneath it
forward() {
	letter "$home/$1" "$1@example.org" "$2" "$log" "$3" "Fwd: Speech $1" <<E
---------- Forwarded message ---------
From: Ana Ortiz <aortiz@maplegrove.k12.example>
Date: Tue, Sep 8, 2026 at 3:30 PM
Subject: Re: Speech $1
To: Marisol Rivera <mum@example.org>

Hi Marisol,

I will send you the $1 log by Friday.

Ana

On Mon, Sep 7, 2026 at 7:12 PM Marisol Rivera <mum@example.org> wrote:

> Hi Ms. Ortiz,
>
> Could you please send me the $1 log for September?
> Could you tell me which days the $1 group meets?
>
> Thanks,
> Marisol
E
	deliver family "$home/$1"
}
mum='Marisol Rivera <mum@example.org>'
dad='Luis Rivera <dad@example.org>'
spring() { [ "$(date +%s)" -gt "$1" ]; }

# -- what was there before is of an archive
forward before "$mum" 'Wed, 9 Sep 2026 07:00:00 -0500'
start_daemon --now 2026-09-09T08:00:00-05:00
ok 'what was in the mailbox is read' wait_until 30 mails_are 1
wait_until 5 spring "$(date +%s)" # what comes in the same second may be of it

# -- the first
forward speech "$mum" 'Wed, 9 Sep 2026 08:00:01 -0500'
ok 'a forward is answered' wait_until 60 letters_are 1 0
first=$(inbox_of mum)
text_of "$first" | sed '/^ABOUT/q' >"$home/shown"
cat >"$home/wanted" <<'E'
School trail for Rivera
Your forward has arrived

TAKEN IN
  Ana Ortiz, 8 September: 2 questions of yours, 1 promise for Fri 11
  Sep.

ABOUT THIS LETTER
E
is_file 'it says what was taken in' "$home/shown" "$home/wanted"
is '  with nobody named on a locked screen' "$(grep '^Subject:' "$first" | tr -d '\r')" \
	'Subject: School trail: your forward has arrived'
ok '  and no machine answers it' grep -q '^Auto-Submitted: auto-generated' "$first"

# -- no letter for these
letter "$home/note" note@example.org "$mum" "$log" 'Wed, 9 Sep 2026 08:00:02 -0500' '' <<<'log: nothing new'
deliver family "$home/note"
letter "$home/copy" copy@example.org "$mum" 'Ana Ortiz <aortiz@maplegrove.k12.example>' \
	'Wed, 9 Sep 2026 08:00:02 -0500' 'Bus' "Cc: $log" <<<'Could you tell me when the bus comes?'
deliver family "$home/copy"
forward stranger 'A Neighbour <n@free.example>' 'Wed, 9 Sep 2026 08:00:02 -0500'
forward old "$mum" 'Mon, 3 Aug 2026 08:00:00 -0500'
deliver family "$first"
# -- another member, in his language; and the same forward again
deliver family "$home/speech"
forward reading "$dad" 'Wed, 9 Sep 2026 08:00:03 -0500'
ok 'the other parent is answered, too' wait_until 60 letters_are 1 1
ok '  in his language' grep -q '2 preguntas suyas, 1 promesa para el vie' <(text_of "$(inbox_of dad)")
ok '  and everything was read' wait_until 30 mails_are 8

# -- five, then the digest is enough
for name in one two three four five; do
	forward $name "$mum" 'Wed, 9 Sep 2026 08:00:04 -0500'
done
ok 'after five letters it is enough' wait_until 60 letters_are 5 1
ok '  though all were read' wait_until 30 mails_are 13
is '  the outbox has no more' "$(sqlite3 "$state/trail.db" 'SELECT count(*) FROM outbox')" 6
stop_daemon
start_daemon --now 2026-09-09T08:10:00-05:00
has_started() { [ "$(grep -c started "$home/log")" = 2 ]; }
ok 'it starts again' wait_until 30 has_started
forward six "$mum" 'Wed, 9 Sep 2026 08:10:00 -0500'
ok '  and reads the next' wait_until 30 mails_are 14
stop_daemon
is '  in silence' "$(sqlite3 "$state/trail.db" 'SELECT count(*) FROM outbox')" 6
is 'the log names nobody' "$(grep -iE 'ortiz|marisol|speech|example' "$home/log")" ''
done_testing
