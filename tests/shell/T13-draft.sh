#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A question waits, and the letter for it changes with the days.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"

configure <<'E'

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager
E
letter "$home/ask.eml" ask@example.org 'Marisol Rivera <mum@example.org>' \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
	'Tue, 3 Nov 2026 19:12:00 -0600' "Emma's speech log" <<'E'
Hi Ms. Whitfield,

Could you send me the speech log for October?

Marisol
E
letter "$home/form.eml" form@maplegrove.k12.example \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' 'Marisol Rivera <mum@example.org>' \
	'Wed, 4 Nov 2026 08:00:00 -0600' 'Field trip' <<'E'
Hi Marisol,

Please sign and return the attached permission form by November 20.

Dana
E
now=2026-11-04T18:00:00-06:00
st --quiet import "$home/ask.eml" "$home/form.eml"
is 'two items' "$(st items --json | fields id owed_by | tr '\t' ' ' | paste -sd' ')" \
	'i1 school i2 family'

says 'on the next day it is early, and the letter is there all the same' st draft i1 <<'E'
schooltrail: it is early: this is not overdue yet; the letter is there all the same
To: Dana Whitfield <dwhitfield@maplegrove.k12.example>
Subject: Quick check on my note of 3 November

Hi Dana Whitfield,

Thank you for all you do for Emma. On 3 November I asked: "Could you
send me the speech log for October?"

I know how full the days are; when you have a moment, could you let me
know where this stands? If somebody else is the right person, just point
me there.

Thanks,
Marisol Rivera
E

now=2026-11-12T18:00:00-06:00
says 'a week later the second note, with a copy' st draft i1 <<'E'
To: Dana Whitfield <dwhitfield@maplegrove.k12.example>
Cc: Ana Ortiz <aortiz@maplegrove.k12.example>
Subject: Following up on my note of 3 November

Hi Dana Whitfield,

I am following up on what I wrote on 3 November about Emma. What I am
hoping to learn is: "Could you send me the speech log for October?"

Could you let me know how it stands? A one-line answer is fine. I have
copied Ana Ortiz in case this sits better there.

Thank you,
Marisol Rivera
E
ok 'the digest opens it' grep -q 'href="mailto:dwhitfield@maplegrove.k12.example?subject=Following' \
	<(st digest --format=html)
is 'its JSON names it' "$(st digest --format=json | grep -o '"draft": *"[^"]*"' | tr -d ' ')" \
	'"draft":"D-2"'
is 'a draft for a mail program' "$(st draft i1 --format=eml 2>/dev/null | tr -d '\r' | head -n 10)" \
	'From: "Marisol Rivera"
 <mum@example.org>
To: "Dana Whitfield"
 <dwhitfield@maplegrove.k12.example>
Cc: "Ana Ortiz"
 <aortiz@maplegrove.k12.example>
Subject: Following up on my note of 3 November
In-Reply-To: <ask@example.org>
References: <ask@example.org>
X-Unsent: 1'

exits 'the one asked for' 0 st draft i1 --letter=d-mtg
ok 'has blanks, and says so' grep -q '____ is a blank for you to fill in' "$home/got"
exits 'no letter of that name' 2 st draft i1 --letter=D-9
exits 'not as a picture' 2 st draft i1 --format=png
exits 'which one?' 2 st draft
exits 'there is no such item' 1 st draft i9
exits 'no mailbox is known: --save saves nowhere' 1 st draft i1 --save
ok 'and says what to do' grep -q 'use --format=eml and open the file' "$home/got"
says 'what the family owes' st draft i2 <<'E'
schooltrail: i2 is the family's own to do: there is nothing to ask the school for
E

st 'done' i1 >/dev/null
exits 'settled' 1 st draft i1
is 'says so' "$(cat "$home/got")" \
	'schooltrail: i1 is resolved: nothing of it is open (a thank-you: --letter=D-THX)'
exits 'a thank-you' 0 st draft i1 --letter=D-THX
exits 'but no second note' 1 st draft i1 --letter=D-2

done_testing
