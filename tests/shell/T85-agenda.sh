#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A list for a meeting, and when the digest says that one may help.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"
need perl

teacher='Dana Whitfield <dwhitfield@maplegrove.k12.example>'
mother='Marisol Rivera <mum@example.org>'

configure <<-@
	[digest]
	to = mum@example.org
@
# ask N DAY QUESTION: the mother asks the teacher
ask() {
	letter "$home/$1.eml" "$1@x" "$mother" "$teacher" "$2 12:00:00 -0600" "Question $1" <<-@
		Hi Dana,

		$3

		Marisol
	@
	st import "$home/$1.eml" >/dev/null
}
# suggests: does the digest speak of a meeting?
suggests() { st digest | tr -s ' \n' ' ' | grep -o 'You may wish to ask for a meeting: [^.]*'; }

now=2026-11-22T18:00:00-06:00
ask 1 'Tue, 17 Nov 2026' 'Could you send me the speech schedule?'
ask 2 'Wed, 18 Nov 2026' 'Which days is the reading group?'
is 'two questions are no reason' "$(suggests)" ''
ask 3 'Thu, 19 Nov 2026' 'When is the spelling test?'
is 'three are' "$(suggests)" \
	'You may wish to ask for a meeting: 3 questions to Dana Whitfield wait for an answer'
is 'it stands within the bounds of the digest' "$(st digest | awk 'length > 72' | wc -l)" 0
letter "$home/4.eml" 4@x "$teacher" "$mother" 'Fri, 20 Nov 2026 12:00:00 -0600' 'Re: Question 3' \
	'In-Reply-To: <3@x>' <<'@'
Hi Marisol,

The spelling test is on Friday, December 4.

Dana
@
st import "$home/4.eml" >/dev/null
is 'one is answered: it is silent again' "$(suggests)" ''

is 'nothing has waited long' "$(st agenda | grep -c 'Nothing has waited')" 1
now=2026-12-13T18:00:00-06:00
letter "$home/5.eml" 5@x "$mother" "$teacher" 'Mon, 30 Nov 2026 12:00:00 -0600' \
	'Re: Question 1' 'In-Reply-To: <1@x>' <<'@'
Hi Dana,

I am following up on the speech schedule. Could you send it to me?

Marisol
@
st import "$home/5.eml" >/dev/null
letter "$home/6.eml" 6@x "$mother" family@example.org 'Mon, 30 Nov 2026 13:00:00 -0600' 'Group' <<'@'
ask: Does the reading group use a timer?
@
st import "$home/6.eml" >/dev/null
says 'what waited, by person, with its dates; our own questions' st agenda <<'@'
Agenda, 13 December 2026

Open questions
  Dana Whitfield
  - Asked on 17 Nov, last on 30 Nov (i1):
    "Could you send me the speech schedule?"
  - Asked on 18 Nov (i2):
    "Which days is the reading group?"

Our questions
  1. Group: Does the reading group use a timer?
@
is 'in Spanish' "$(st agenda --language=es | grep -c 'Preguntas abiertas\|Nuestras preguntas')" 2
st status --people | sed -n '/^Asked/,$p' >"$home/people"
is 'how each person answers, by half of the year' "$(tr -s ' ' <"$home/people")" \
	$'Asked from 24 Aug 2026 up to 16 Jan 2027\n Dana Whitfield 2 open, 1 answered, half within 1 school day'
for command in agenda log services; do
	exits "$command: a child that is none" 1 st $command --child Nobody
	is '  and who there is' "$(cat "$home/got")" \
		'schooltrail: --child Nobody: [family] children has nobody of that name: Emma, Leo'
	is '  an alias is the child' "$(st $command --child=EM)" "$(st $command --child Emma)"
done
is 'a line of each child' "$(st agenda --child em | sed -n 1p)" 'Agenda: Emma, 13 December 2026'
done_testing
