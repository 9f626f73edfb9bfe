#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The ledger of services: what letters and notes say was missed, promised and made up, and no more.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"
need perl

slp='Dana Whitfield <dwhitfield@maplegrove.k12.example>'
mother='Marisol Rivera <mum@example.org>'

# services: kind, service, day, certainty, cause and sessions of each entry
services() { st services --json "$@" | fields kind service day certainty cause sessions | grep -v ^sum; }
# balance: service, missed, student_absent, promised, made_up, owed
balance() { st services --json | grep '"kind": *"sum"' | fields service missed student_absent promised made_up owed; }

configure <<-E
	[digest]
	to = mum@example.org
E
mkdir "$home/mail"
letter "$home/mail/1.eml" 1@x "$slp" "$mother" 'Tue, 13 Oct 2026 15:00:00 -0500' 'Speech' <<'E'
Hi Marisol,

Emma's speech was cancelled today because of the assembly.

Dana
E
now=2026-10-14T08:00:00-05:00
ok 'a letter comes' st import "$home/mail/1.eml"
is 'a session missed, its cause, in the words of the school' "$(services)" \
	$'missed\tspeech\t2026-10-13\tconfirmed\tassembly\t1'
is 'one is owed' "$(balance)" $'speech\t1\t0\t0\t0\t1'
is 'of a child by the name that is used at home' "$(services --child em)" "$(services)"
is 'nothing is told of a child that no letter names' "$(services --child Leo)" ''

letter "$home/mail/2.eml" 2@x "$mother" "$slp" 'Wed, 14 Oct 2026 09:00:00 -0500' 'Re: Speech' \
	'In-Reply-To: <1@x>' <<'E'
Hi Dana,

I saw that Emma missed speech on Tuesday.

Marisol
E
letter "$home/mail/3.eml" 3@x "$slp" "$mother" 'Thu, 15 Oct 2026 09:00:00 -0500' 'Re: Speech' \
	'In-Reply-To: <2@x>' <<'E'
Hi Marisol,

I'll make up Tuesday's session next Thursday after lunch.

Dana
E
now=2026-10-16T08:00:00-05:00
st import "$home/mail" >/dev/null
is 'told twice, missed once; a make-up is promised' "$(services)" \
	$'missed\tspeech\t2026-10-13\tconfirmed\tassembly\t1\npromised\tspeech\t2026-10-22\tconfirmed\tnull\t1'
is 'a promise gives nothing' "$(balance)" $'speech\t1\t0\t1\t0\t1'
is 'status has a line' "$(st status | grep ^Services)" \
	'Services Speech, Emma: 1 missed, 0 made up, 1 to make up'

letter "$home/mail/4.eml" 4@x "$slp" "$mother" 'Thu, 22 Oct 2026 15:00:00 -0500' 'Re: Speech' \
	'In-Reply-To: <3@x>' <<'E'
Hi Marisol,

The session was made up today, she did very well.

Dana
E
now=2026-10-23T08:00:00-05:00
st import "$home/mail/4.eml" >/dev/null
is 'it was given: nothing is owed' "$(balance)" $'speech\t1\t0\t0\t1\t0'
is 'and status says nothing of it' "$(st status | grep -c ^Services)" 0

letter "$home/mail/5.eml" 5@x "$slp" "$mother" 'Tue, 3 Nov 2026 15:00:00 -0600' 'Group' <<'E'
Hi Marisol,

Emma was absent on Monday, so she missed speech.

Dana
E
letter "$home/mail/6.eml" 6@x "$slp" "$mother" 'Thu, 19 Nov 2026 15:00:00 -0600' 'November' <<'E'
Hi Marisol,

Emma did not have speech on November 10 and November 17, I was at a training.

Dana
E
now=2026-11-22T18:00:00-06:00
st import "$home/mail" >/dev/null
is "two days in one sentence; a child who was away is not the school's" "$(balance)" \
	$'speech\t4\t1\t0\t1\t2'
cat >"$home/wanted" <<'E'
SERVICES
  Speech, Emma: 4 sessions missed this school year, 1 made up, 2 to make
  up. 1 of them because the child was away; those are not counted as
  owed. The last one: Tue 17 Nov (the provider was away).
  Only what letters and notes say is counted. Each of them: schooltrail
  services.

E
st digest | sed -n '/^SERVICES/,/^$/p' >"$home/section"
is_file 'the digest of that week has a section' "$home/section" "$home/wanted"
sed -i 's/^timezone.*/&\nlanguages = es; en/' "$conf"
is 'and in Spanish' "$(st digest | grep -c 'Terapia de lenguaje, Emma: 4 sesiones')" 1
sed -i '/^languages/d' "$conf"
now=2026-11-29T18:00:00-06:00
is 'a week without news has none' "$(st digest | grep -c '^SERVICES')" 0
now=2026-12-06T18:00:00-06:00
is 'but the first digest of a month tells what is owed' "$(st digest | grep -c '^SERVICES')" 1

before=$(st services --json)
ok 'computed again' st rebuild
is 'the same comes out' "$(st services --json)" "$before"
exits 'a day that is none' 2 st services --since soon
done_testing
