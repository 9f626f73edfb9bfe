#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A family that only forwards the school's answers: what the parents wrote is known in no other way
# than from the quotes beneath.  It opens items, and the answers settle them.
. "${BASH_SOURCE%/*}/lib.sh"

configure <<'E'

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager
E
mail=$home/mail
mkdir "$mail"
mum='Marisol Rivera <mum@example.org>'
log=family@example.org

# The first answer, forwarded.  Beneath it stands the letter that it answers.
letter "$mail/1" one@example.org "$mum" $log 'Wed, 4 Nov 2026 18:00:00 -0600' 'Fwd: Speech log' <<'E'
---------- Forwarded message ---------
From: Ana Ortiz <aortiz@maplegrove.k12.example>
Date: Wed, Nov 4, 2026 at 3:30 PM
Subject: Re: Speech log
To: Marisol Rivera <mum@example.org>

Hi Marisol,

Thank you for your message. I am looking into it.

Ana

On Tue, Nov 3, 2026 at 7:12 PM Marisol Rivera <mum@example.org> wrote:

> Hi Ms. Ortiz,
>
> Could you please send me the speech log for October?
>
> Thanks,
> Marisol
E
now=2026-11-04T20:00:00-06:00
st --quiet import "$mail/1"
st messages --json | fields via from direction date subject own_text >"$home/shown"
cat >"$home/wanted" <<'E'
quoted	mum@example.org	from-family	2026-11-03T19:12:00-06:00	Speech log	Hi Ms. Ortiz,\n\nCould you please send me the speech log for October?\n\nThanks,\nMarisol
forward-inline	aortiz@maplegrove.k12.example	from-school	2026-11-04T15:30:00-06:00	Re: Speech log	Hi Marisol,\n\nThank you for your message. I am looking into it.\n\nAna
E
is_file 'her letter is a letter, known from the quote' "$home/shown" "$home/wanted"
item() { st items --all --json | fields id owed_by from quote state | tr '\t' '|'; }
is 'it opens an item, and the answer acknowledges it' "$(item)" \
	'i1|school|mum@example.org|Could you please send me the speech log for October?|acknowledged'
ok 'the history says that it is second-hand' grep -q second-hand <(st items --all --json)
is 'the answer says why it is in the thread' \
	"$(st threads --json | grep -o '"join":"[^"]*"')" '"join":"quotes m1"'
is 'a quote is a zone of explain, not a level' \
	"$(st explain --json "$mail/1" | fields level from | tr '\t' ' ' | paste -sd'|')" \
	'0 mum@example.org|1 aortiz@maplegrove.k12.example'

# The second answer, by another program: it quotes the whole exchange, most of it known.
letter "$mail/2" two@example.org 'Luis Rivera <dad@example.org>' $log \
	'Mon, 9 Nov 2026 18:00:00 -0600' 'FW: Speech log' <<'E'


From: Ana Ortiz <aortiz@maplegrove.k12.example>
Sent: Monday, November 9, 2026 4:05 PM
To: Marisol Rivera <mum@example.org>
Cc: Luis Rivera <dad@example.org>
Subject: RE: Speech log

Hi Marisol,

Here is the speech log for October: 4 sessions of 30 minutes, all given.

Ana

From: Marisol Rivera <mum@example.org>
Sent: Monday, November 9, 2026 8:20 AM
To: Ana Ortiz <aortiz@maplegrove.k12.example>
Subject: Re: Speech log

Hi Ms. Ortiz,

Also, could you tell me who replaces Mr. Nolan in the reading group?

Marisol

On Wed, Nov 4, 2026 at 3:30 PM Ana Ortiz <aortiz@maplegrove.k12.example> wrote:
Hi Marisol,

Thank you for your message. I am looking into it.

Ana

On Tue, Nov 3, 2026 at 7:12 PM Marisol Rivera <mum@example.org> wrote:
Hi Ms. Ortiz,

Could you please send me the speech log for October?

Thanks,
Marisol
E
now=2026-11-10T08:00:00-06:00
st --quiet import "$mail/2"
is 'four letters, each once' "$(st messages --json | fields via date | tr '\t' ' ')" \
	'quoted 2026-11-03T19:12:00-06:00
forward-inline 2026-11-04T15:30:00-06:00
quoted 2026-11-09T08:20:00-06:00
forward-inline 2026-11-09T16:05:00-06:00'
is 'what was known has both carriers' "$(st messages --json | fields carriers | head -n 2)" \
	'["<one@example.org>","<two@example.org>"]
["<one@example.org>","<two@example.org>"]'
is 'the answer settles the first; the second waits' "$(item | sed 's/open$/acknowledged/')" \
	'i1|school|mum@example.org|Could you please send me the speech log for October?|resolved
i2|school|mum@example.org|Also, could you tell me who replaces Mr. Nolan in the reading group?|acknowledged'
is 'all in one thread' "$(st threads --json | wc -l | tr -d ' ')" 1

# What the parents write to each other is nobody's duty at school; answers between the lines
# leave no whole letter.
letter "$mail/3" three@example.org 'Luis Rivera <dad@example.org>' "$mum" \
	'Tue, 10 Nov 2026 07:00:00 -0600' 'Re: Reading' <<'E'
I will.

On Mon, Nov 9, 2026 at 9:00 PM Marisol Rivera <mum@example.org> wrote:
> Could you please call Ms. Ortiz about the reading group tomorrow?
E
letter "$mail/4" four@example.org 'Ana Ortiz <aortiz@maplegrove.k12.example>' "$mum" \
	'Tue, 10 Nov 2026 07:30:00 -0600' 'Re: Snack' <<'E'
On Mon, Nov 9, 2026 at 9:10 PM Marisol Rivera <mum@example.org> wrote:
> Could you please tell me when the party is?
It is on Friday.
> Could you please tell me what we should bring?
Some fruit is fine.
E
before=$(item)
st --quiet import "$mail/3" "$mail/4"
is 'no item of either' "$(item)" "$before"
is 'no letter of a broken quote' "$(st messages --json | grep -c 'when the party is')" 0

# The letter itself comes to light: it takes the place of the quote, and keeps its name.
letter "$mail/5" five@example.org "$mum" 'Ana Ortiz <aortiz@maplegrove.k12.example>' \
	'Tue, 3 Nov 2026 19:12:40 -0600' 'Speech log' <<'E'
Hi Ms. Ortiz,

Could you please send me the speech log for October?

Thanks,
Marisol
E
st --quiet import "$mail/5"
is 'the letter itself stands for the quote, under its name' \
	"$(st messages --json | fields id message_id via | head -n 1 | tr '\t' ' ')" \
	'm1 <five@example.org> direct'
is 'no item is new, none has another name' "$(item)" "$before"
is 'of the first item nothing is second-hand any more' \
	"$(st items --all --json | grep second-hand | fields id)" i2
whole() { st messages --json && st items --all --json && st threads --json; }
whole >"$home/before"
st --quiet rebuild
whole >"$home/after"
is_file 'rebuild changes nothing' "$home/after" "$home/before"
done_testing
