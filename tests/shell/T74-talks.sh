#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What was said at the school gate, and what came on paper: a mail to the log is an entry, a talk
# asks for a short summary, a worry is for its writer alone, a picture has its own day.
. "${BASH_SOURCE%/*}/lib.sh"

configure <<'E'

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager

[contact slp]
name = Karen Park
address = kpark@maplegrove.k12.example
role = therapist
E
mum='Marisol Rivera <mum@example.org>'
log=family@example.org
mail=$home/mail
mkdir "$mail"
# entry NAME FROM TO DATE SUBJECT: its text is standard input
entry() { letter "$mail/$1" "$1@example.org" "${@:2}" && st --quiet import "$mail/$1"; }
section() { # KIND: the texts of that section of the digest
	st digest --format=json | perl -MJSON::PP -e '
		my $d = decode_json(join "", <STDIN>);
		for my $s (@{$d->{sections}}) { next if $s->{kind} ne $ARGV[0];
			print join("|", map { $_ // "" } @$_{qw(item label text draft)}), "\n" for @{$s->{entries}} }' "$1" |
		grep -v '^|||$'
}
tasks() { st items --all --json | grep '"kind":"task"' | fields id owed_by due state | tr '\t' ' '; }

# -- Friday, four in the afternoon
now=2026-11-06T16:05:00-06:00
entry call "$mum" $log 'Fri, 6 Nov 2026 16:00:00 -0600' '' <<'E'
log: called Ms. Ortiz: speech moves to Tuesdays from 17 November. She sends the schedule by Friday.
E
is 'a talk is an entry with its kind, and whom it was with' \
	"$(st log --format=json | fields how from to gist)" \
	"$(printf 'log\tMarisol Rivera\tAna Ortiz\tcalled Ms. Ortiz: speech moves to Tuesdays from 17 November. She sends the schedule by Friday.')"
is 'it asks for a summary by the next school day' "$(tasks)" 'i1 family 2026-11-09 open'
says 'the draft says what was noted' st --quiet draft i1 <<'E'
To: Ana Ortiz <aortiz@maplegrove.k12.example>
Subject: Thank you for our talk

Hi Ana Ortiz,

Thank you for talking with me on 6 November. So that I remember it
correctly:

1) speech moves to Tuesdays from 17 November.
2) She sends the schedule by Friday.

Next: ____ will ____ by ____; I will ____. If I misunderstood anything,
please tell me and I will correct my notes.

Marisol Rivera
E
now=2026-11-09T07:00:00-06:00
is "it stands in Monday's digest, with its letter" "$(section we-owe)" \
	'i1|Mon 9 Nov|You talked with Ana Ortiz on 6 Nov. A short summary to send is ready.|D-SUM'

# -- sending it clears it; nobody is reminded for ever
letter "$mail/summary" summary@example.org "$mum" 'Ana Ortiz <aortiz@maplegrove.k12.example>' \
	'Mon, 9 Nov 2026 08:00:00 -0600' 'Thank you for our talk' <<'E'
Hi Ms. Ortiz,

Thank you for talking with me on Friday. Speech moves to Tuesdays.

Marisol
E
now=2026-11-09T09:00:00-06:00
st --quiet note --with=kpark@maplegrove.k12.example 'She has a new room.'
is 'a talk noted at the keyboard asks, too' "$(tasks)" 'i1 family 2026-11-09 open
i2 family 2026-11-10 open'
st --quiet import "$mail/summary"
is 'a letter to the person clears the one, not the other' "$(tasks)" 'i1 family 2026-11-09 resolved
i2 family 2026-11-10 open'
now=2026-11-17T20:00:00-06:00
is 'a week later it still stands' "$(tasks | tail -n 1)" 'i2 family 2026-11-10 open'
now=2026-11-18T08:00:00-06:00
is '  and then no more' "$(tasks | tail -n 1)" 'i2 family 2026-11-10 dismissed'
is '  nor in the digest' "$(section we-owe)" ''

# -- the other words
entry worry "$mum" $log 'Tue, 17 Nov 2026 21:00:00 -0600' 'Preocupación: las noches' <<<'Llora antes de dormir.'
entry win "$mum" $log 'Tue, 17 Nov 2026 21:05:00 -0600' '' <<<'win: Emma read a whole page to her brother'
entry sample "$mum" $log 'Tue, 17 Nov 2026 21:10:00 -0600' 'sample: math quiz, calculator no' <<<'see above'
entry self "$mum" "$mum" 'Tue, 17 Nov 2026 21:15:00 -0600' 'nota: zapatos nuevos' </dev/null
entry stranger 'A Neighbour <n@free.example>' $log 'Tue, 17 Nov 2026 21:20:00 -0600' 'note: x' <<<'Believe me.'
entry school 'Ana Ortiz <aortiz@maplegrove.k12.example>' $log 'Tue, 17 Nov 2026 21:25:00 -0600' 'log: call' \
	<<<'log: called Ms. Park'
is 'each has its kind' "$(st messages --json | fields note subject | grep -v '^null' | tail -n 4 | cut -f1 | paste -sd' ')" \
	'worry win sample note'
is "a stranger's and the school's are none" \
	"$(st messages --json | grep -E '<(stranger|school)@' | fields note acts | paste -sd' ')" \
	"$(printf 'null\t[] null\t[]')"
is '  and ask for no summary' "$(tasks | wc -l)" 2
ok 'a worry is on the screen' grep -q 'worry .*Marisol' <(st log)
is '  and in nothing that is handed on' \
	"$( (st log --format=csv && st log --format=html && st log --format=json && st digest) | grep -c 'Llora\|noches')" 0
is '  unless it is asked for' "$(st log --format=csv --private | grep -c Llora)" 1
ok 'a win is good news' grep -q 'Emma read a whole page' <(st digest | sed -n '/^GOOD NEWS/,/^$/p')

# -- questions for the next check-in
now=2026-11-18T09:00:00-06:00
entry ask1 "$mum" $log 'Tue, 17 Nov 2026 21:30:00 -0600' 'ask: Which days does the reading group meet?' </dev/null
entry ask2 "$mum" $log 'Tue, 17 Nov 2026 21:35:00 -0600' '' <<<'pregunta: ¿Puede usar la calculadora en el examen?'
st --quiet note 'ask: Who replaces Mr. Nolan?'
ok 'the digest counts them' grep -q 'You noted 3 questions' <(st digest)
st --quiet draft --letter=D-CHK --with=aortiz@maplegrove.k12.example >"$home/letter"
is 'they stand in the next check-in, with numbers' \
	"$(grep -E '^To|^[0-9]\)' "$home/letter")" \
	'To: Ana Ortiz <aortiz@maplegrove.k12.example>
1) Which days does the reading group meet?
2) ¿Puede usar la calculadora en el examen?
3) Who replaces Mr. Nolan?'
{
	sed '1,/^$/d' "$home/letter" | sed 's/group meet?/group meet now?/; /^2)/d'
} >"$home/text"
letter "$mail/check-in" check-in@example.org "$mum" 'Ana Ortiz <aortiz@maplegrove.k12.example>' \
	'Wed, 18 Nov 2026 09:10:00 -0600' 'A check-in' <"$home/text"
now=2026-11-18T10:00:00-06:00
st --quiet import "$mail/check-in"
id=$(st messages --json | grep '<check-in@' | fields id)
is 'what was sent is marked as asked' "$(st log --format=json | grep '"how":"ask"' | fields effect | paste -sd'|')" \
	"asked in $id|not asked yet|asked in $id"
is '  and the next letter has the rest' \
	"$(st --quiet draft --letter=D-CHK --with=aortiz@maplegrove.k12.example | grep '^[0-9])')" \
	'1) ¿Puede usar la calculadora en el examen?'
exits 'a letter for an item asks for it' 2 st draft --letter=D-1

# -- a picture of a paper slip: its own day and the mail's
{
	printf '\xff\xd8\xff\xe1\x00\x48Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01'
	printf '\x87\x69\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00'
	printf '\x00\x01\x90\x03\x00\x02\x00\x00\x00\x14\x00\x00\x00\x2c\x00\x00\x00\x00'
	printf '2026:11:04 15:02:31\x00\xff\xd9'
} >"$home/slip.jpg"
cat >"$mail/slip" <<E
Message-ID: <slip@example.org>
From: $mum
To: $log
Date: Tue, 17 Nov 2026 22:00:00 -0600
Subject: Fwd: IMG_2041
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: image/jpeg; name="IMG_2041.jpg"
Content-Transfer-Encoding: base64

$(base64 "$home/slip.jpg")
--x--
E
st --quiet import "$mail/slip" "$mail/slip"
is 'a picture needs no word' "$(st log --format=json | grep photo | fields how at effect)" \
	"$(printf 'photo\t2026-11-17T22:00:00-06:00\ttaken 4 Nov 2026 15:02')"
is '  it is there once, with hash and day' \
	"$(st messages --json | grep -c "$(sha256sum <"$home/slip.jpg" | cut -d' ' -f1)\",\"taken\":\"2026-11-04T15:02:31-06:00\"")" 1
st messages --json >"$home/before" && st items --all --json >>"$home/before"
st --quiet rebuild
st messages --json >"$home/after" && st items --all --json >>"$home/after"
is_file 'rebuild changes nothing' "$home/after" "$home/before"
done_testing
