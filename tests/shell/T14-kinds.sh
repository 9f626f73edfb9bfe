#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Letters as people really get them: an absence note, a bounce, a platform's pointer and its digest
# settle nothing and ask nothing; a teacher behind a platform does; an invitation is told.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"

configure <<'E'

[contact teacher]
name = Dana Whitfield
address = dwhitfield@maplegrove.k12.example
role = teacher
E
mkdir "$home/mail"
mum='Marisol Rivera <mum@example.org>'
dana='Dana Whitfield <dwhitfield@maplegrove.k12.example>'
square='"Dana Whitfield via ParentSquare" <donotreply+51c7@parentsquare.com>'
mail() { letter "$home/mail/$1" "$1@example.org" "${@:2}"; } # NAME FROM TO DATE SUBJECT [HEADER...]

mail 1-ask "$mum" "$dana" 'Tue, 3 Nov 2026 08:00:00 -0600' 'Speech log' <<'E'
Hi Ms. Whitfield,

Could you send me the speech log for October?

Marisol
E
mail 2-away "$dana" "$mum" 'Tue, 3 Nov 2026 08:01:00 -0600' 'Automatic reply: Speech log' \
	'In-Reply-To: <1-ask@example.org>' 'Auto-Submitted: auto-replied' <<'E'
I am out of the office and will be back on Monday, November 9.
For urgent matters please contact Ms. Boyd.
E
mail 3-pointer "$square" "$mum" 'Tue, 3 Nov 2026 09:00:00 -0600' 'Speech log' <<'E'
You have a new message from Dana Whitfield

View message <https://www.parentsquare.com/m/1>
E
mail 4-digest '"ParentSquare" <donotreply+77@parentsquare.com>' "$mum" \
	'Tue, 3 Nov 2026 18:00:00 -0600' 'Your ParentSquare daily digest for Maple Grove' <<'E'
ParentSquare

Dana Whitfield posted to Grade 3 on Nov 3, 2026 at 4:10 PM

Dear families, please send in a shoe box by Friday.

Coach Reyes posted to Maple Grove on Nov 3, 2026 at 2:05 PM

Please sign up for the fun run by Thursday.
E
cat >"$home/mail/5-invite" <<'E'
Message-ID: <5-invite@example.org>
From: Dana Whitfield <dwhitfield@maplegrove.k12.example>
To: Marisol Rivera <mum@example.org>
Date: Wed, 4 Nov 2026 10:00:00 -0600
Subject: Updated: IEP meeting
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

See you there.
--b
Content-Type: text/calendar; charset=utf-8; method=REQUEST

BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
SEQUENCE:1
SUMMARY:IEP meeting
DTSTART:20261112T201500Z
LOCATION:Room 4
END:VEVENT
END:VCALENDAR
--b--
E
mail 6-bounce 'Mail Delivery System <MAILER-DAEMON@example.org>' "$mum" \
	'Wed, 4 Nov 2026 11:00:00 -0600' 'Undelivered Mail Returned to Sender' \
	'Return-Path: <>' 'In-Reply-To: <1-ask@example.org>' <<'E'
The address reyes@maplegrove.k12.example does not exist.
E
mail 7-behind "$square" "$mum" 'Tue, 10 Nov 2026 09:00:00 -0600' 'Reading log' \
	'Auto-Submitted: auto-generated' <<'E'
Hi Marisol, could you sign the reading log by Friday?

View post <https://www.parentsquare.com/p/2>

You are receiving this because you are listed as a guardian.
E

now=2026-11-05T18:00:00-06:00
before=("$home"/mail/[1-6]*)
ok 'they are taken in' st import "${before[@]}"
st messages --json | fields kind from platform own_text >"$home/shown"
cat >"$home/expected" <<'E'
person	mum@example.org	null	Hi Ms. Whitfield,\n\nCould you send me the speech log for October?\n\nMarisol
auto-reply	dwhitfield@maplegrove.k12.example	null	I am out of the office and will be back on Monday, November 9. For urgent matters please contact Ms. Boyd.
pointer	dwhitfield@maplegrove.k12.example	parentsquare	
bulk	donotreply+77@parentsquare.com	parentsquare	Please sign up for the fun run by Thursday.
bulk	dwhitfield@maplegrove.k12.example	parentsquare	Dear families, please send in a shoe box by Friday.
bulk	donotreply+77@parentsquare.com	parentsquare	
person	dwhitfield@maplegrove.k12.example	null	See you there.
bounce	mailer-daemon@example.org	null	The address reyes@maplegrove.k12.example does not exist.
E
is_file 'what sort of mail each is' "$home/shown" "$home/expected"
is 'the request still waits: none of them answers it' \
	"$(st items --json | fields id state kind | tr '\t' ' ')" 'i1 open request'
st log --format=csv | tr -d '\r' >"$home/shown"
cat >"$home/expected" <<'E'
"time","how","from","to","child","gist","effect","letter"
"2026-11-03T08:00:00-06:00","letter","Marisol Rivera","Dana Whitfield","","Speech log","opens i1","m1"
"2026-11-03T08:01:00-06:00","automatic","Dana Whitfield","Marisol Rivera","","Automatic reply: Speech log","automatic reply, back on 9 Nov 2026, instead: Ms. Boyd","m2"
"2026-11-03T09:00:00-06:00","pointer","Dana Whitfield","Marisol Rivera","","Speech log","says that there is a message in the app","m3"
"2026-11-03T14:05:00-06:00","newsletter","Coach Reyes","Marisol Rivera","","Your ParentSquare daily digest for Maple Grove","","m4"
"2026-11-03T16:10:00-06:00","newsletter","Dana Whitfield","Marisol Rivera","","Your ParentSquare daily digest for Maple Grove","","m5"
"2026-11-03T18:00:00-06:00","newsletter","ParentSquare","Marisol Rivera","","Your ParentSquare daily digest for Maple Grove","","m6"
"2026-11-04T10:00:00-06:00","invitation","Dana Whitfield","Marisol Rivera","","Updated: IEP meeting","changes the meeting: IEP meeting, 12 Nov 2026 14:15, Room 4","m7"
"2026-11-04T11:00:00-06:00","bounce","Mail Delivery System","Marisol Rivera","","Undelivered Mail Returned to Sender","not delivered","m8"
E
is_file 'the log tells of all' "$home/shown" "$home/expected"
ok 'the digest says that a letter did not arrive' \
	grep -q 'a letter could not be delivered' <(st digest --format=json)
ok 'and that there is something in the app' grep -q 'there is a message in the app' <(st digest --format=json)
now=2026-11-10T18:00:00-06:00
ok 'a teacher writes through the platform' st import "$home/mail/7-behind"
is 'and asks for something' \
	"$(st items --all --json | fields from owed_by due | tail -n 1 | tr '\t' ' ')" \
	'dwhitfield@maplegrove.k12.example family 2026-11-13'
done_testing
