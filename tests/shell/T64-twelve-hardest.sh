#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The twelve hardest sentences and answers: what looks alike and is not, and what looks like an
# answer and moves nothing.  Each in a letter of its own, with what it leaves open.
. "${BASH_SOURCE%/*}/lib.sh"

configure <<'E'

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager
E
sed -i 's/^timezone.*/&\nlanguages = en; es/' "$conf"
now=2026-11-20T20:00:00-06:00
mum='Marisol Rivera <mum@example.org>'
ortiz='Ana Ortiz <aortiz@maplegrove.k12.example>'
office='Office <office@maplegrove.k12.example>'
mail=$home/mail
mkdir "$mail"
k=0

# family and school DATE SUBJECT [HEADER...]: a letter of hers, or of the school's
family() { letter "$mail/$((k += 1))" "$k@example.org" "$mum" "$ortiz" "$@"; }
school() { letter "$mail/$((k += 1))" "$k@example.org" "$ortiz" "$mum" "$@"; }
# reply DATE SUBJECT: the school answers the letter before
reply() { school "$1" "Re: $2" "In-Reply-To: <$k@example.org>"; }

family 'Mon, 2 Nov 2026 08:00:00 -0600' 'Formula' <<'E'
Please let me know if you have any questions.
Please let me know who will cover OT while Ms. Arden is out.
E

family 'Mon, 2 Nov 2026 09:00:00 -0600' 'Effort' <<'E'
Which door does the little bus stop at?
E
reply 'Mon, 2 Nov 2026 15:00:00 -0600' 'Effort' <<'E'
I'll look into it.
E
school 'Mon, 2 Nov 2026 15:05:00 -0600' 'Result' <<'E'
You'll have the speech log on Friday.
E

family 'Mon, 2 Nov 2026 10:00:00 -0600' 'Refusal' <<'E'
Could he have a second OT session each week?
E
reply 'Tue, 3 Nov 2026 15:00:00 -0600' 'Refusal' <<'E'
Unfortunately we are not able to offer a second session at this time.
E
family 'Mon, 2 Nov 2026 10:10:00 -0600' 'Taller' <<'E'
¿Podría Leo entrar al taller de lectura?
E
reply 'Tue, 3 Nov 2026 15:10:00 -0600' 'Taller' <<'E'
Por el momento no podemos ofrecerle un lugar.
E
family 'Mon, 2 Nov 2026 10:20:00 -0600' 'Deferral' <<'E'
Could the desk be moved nearer to the board?
E
reply 'Tue, 3 Nov 2026 15:20:00 -0600' 'Deferral' <<'E'
Let's come back to this once testing week is over.
E

school 'Wed, 4 Nov 2026 15:00:00 -0600' 'Speech' <<'E'
We had to skip speech on Tuesday because of picture day.
E

letter "$mail/$((k += 1))" "$k@example.org" "$office" "$mum" \
	'Wed, 4 Nov 2026 16:00:00 -0600' 'Bus pass' <<'E'
All families must return the blue bus form by November 13.
E
letter "$mail/$((k += 1))" "$k@example.org" "$office" "$mum" \
	'Wed, 4 Nov 2026 16:10:00 -0600' 'Harvest news' 'Precedence: bulk' \
	'List-Unsubscribe: <https://lists.example/u>' <<'E'
Please read the attached newsletter.
E

family 'Thu, 5 Nov 2026 08:00:00 -0600' 'In red' <<'E'
What days does he have reading group?
How long is each session?
E
asked=$k k=$((k + 1))
cat >"$mail/$k" <<E
Message-ID: <$k@example.org>
From: $ortiz
To: $mum
Date: Thu, 5 Nov 2026 15:00:00 -0600
Subject: Re: In red
In-Reply-To: <$asked@example.org>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><div>See my answers in red below.</div>
<div>From: Marisol Rivera &lt;mum@example.org&gt;<br>Sent: Thursday, November 5, 2026 8:00 AM<br>
To: Ana Ortiz &lt;aortiz@maplegrove.k12.example&gt;<br>Subject: In red</div>
<div>What days does he have reading group? <span style="color:red">He has it on Mondays and
Thursdays.</span></div>
<div>How long is each session? <span style="color:red">Each session is thirty minutes.</span></div>
</body></html>
E

family 'Fri, 6 Nov 2026 08:00:00 -0600' 'Three questions' <<'E'
What level is he reading at?
How was it measured?
When is the next benchmark?
E
reply 'Fri, 6 Nov 2026 15:00:00 -0600' 'Three questions' <<'E'
He is reading at level M, measured with the fall benchmark. I don't have the date of the next one yet.
E

family 'Mon, 9 Nov 2026 08:00:00 -0600' 'Testing' <<'E'
When will the results of his testing be sent to us?
E
reply 'Mon, 9 Nov 2026 15:00:00 -0600' 'Testing' <<'E'
That would be a question for the district office. Please reach out to Dr. Imani directly.
E

school 'Mon, 9 Nov 2026 16:00:00 -0600' 'Draft' <<'E'
I will send you the draft plan by Friday.
E
reply 'Thu, 12 Nov 2026 16:00:00 -0600' 'Draft' <<'E'
I won't be able to send that by Friday after all.
E
school 'Thu, 12 Nov 2026 16:20:00 -0600' 'Thursday' <<'E'
I don't see why we couldn't meet on a Thursday.
E

school 'Thu, 12 Nov 2026 17:00:00 -0600' 'Card' <<'E'
The book came back today.

--
Ms. H. Park, Grade 4. 'Every child can, every child will.'
If you are not the intended recipient, please notify the sender. Do not click links.
E

school 'Mon, 2 Nov 2026 17:00:00 -0600' 'Hearing' <<'E'
The hearing numbers will be with you by 11/6.
E
school 'Fri, 30 Oct 2026 17:00:00 -0500' 'Llamada' <<'E'
El 3/11 le llamo.
E

school 'Mon, 16 Nov 2026 15:00:00 -0600' 'Chart' <<'E'
I will send the sticker chart by Wednesday.
E
reply 'Wed, 18 Nov 2026 15:00:00 -0600' 'Chart' <<'E'
I said I would send the sticker chart by Wednesday, and here it is.
E

st --quiet import "$mail"/*

# item QUOTE: kind, who owes, due and state of the item that is this sentence
item() {
	st items --all --json | fields quote kind owed_by due state |
		awk -F'\t' -v q="$1" '$1 == q { print $2, $3, $4, $5; n++ } END { if (!n) print "none" }'
}
# acts SUBJECT: what the letter does
acts() { st messages --json | fields subject acts | awk -F'\t' -v s="$1" '$1 == s { print $2 }'; }

is '1. a formula asks nothing' "$(item 'Please let me know if you have any questions.')" none
is '1. the same words ask who' \
	"$(item 'Please let me know who will cover OT while Ms. Arden is out.')" \
	'request school null open'
is '2. effort answers nothing' "$(item 'Which door does the little bus stop at?')" \
	'request school null acknowledged'
is '2. a result is promised for its day' "$(item "You'll have the speech log on Friday.")" \
	'commitment school 2026-11-06 open'
is '3. "at this time" is a no' "$(item 'Could he have a second OT session each week?')" \
	'request school null declined'
is '3. "por el momento" is a no' "$(item '¿Podría Leo entrar al taller de lectura?')" \
	'request school null declined'
is '3. put off is not refused' "$(item 'Could the desk be moved nearer to the board?')" \
	'request school null acknowledged'
is '4. picture day makes no newsletter of a missed session' "$(acts Speech)" '["missed-service"]'
is '5. what all families must do binds this one' \
	"$(item 'All families must return the blue bus form by November 13.')" \
	'request family 2026-11-13 open'
is '5. a newsletter does not' "$(item 'Please read the attached newsletter.')" none
is '6. answers in red are heard: the days' "$(item 'What days does he have reading group?')" \
	'request school null resolved'
is '6. and the length' "$(item 'How long is each session?')" 'request school null resolved'
is '7. two of three answered: the level' "$(item 'What level is he reading at?')" \
	'request school null resolved'
is '7. how it was measured' "$(item 'How was it measured?')" 'request school null resolved'
is '7. the third still waits' "$(item 'When is the next benchmark?')" \
	'request school null acknowledged'
is '8. sent elsewhere is not answered' \
	"$(item 'When will the results of his testing be sent to us?')" \
	'request school null acknowledged'
is '8. and we are asked to write' "$(item 'Please reach out to Dr. Imani directly.')" \
	'request family null open'
is '9. a promise taken back is not kept' "$(item 'I will send you the draft plan by Friday.')" \
	'commitment school 2026-11-13 acknowledged'
is '9. nor made anew' "$(item "I won't be able to send that by Friday after all.")" none
is '9. two negations promise nothing' \
	"$(item "I don't see why we couldn't meet on a Thursday.")" none
is '10. mottos and disclaimers neither ask nor promise' \
	"$(st items --all --json | grep -cE 'every child|intended recipient|click links')" 0
is '11. month first in an English letter' \
	"$(item 'The hearing numbers will be with you by 11/6.')" \
	'commitment school 2026-11-06 open'
is '11. day first in a Spanish one' "$(item 'El 3/11 le llamo.')" \
	'commitment school 2026-11-03 open'
is '12. said again and done in one sentence: kept' \
	"$(item 'I will send the sticker chart by Wednesday.')" \
	'commitment school 2026-11-18 resolved'
is '12. and no second promise' \
	"$(item 'I said I would send the sticker chart by Wednesday, and here it is.')" none

done_testing
