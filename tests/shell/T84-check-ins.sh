#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Check-ins and reviews: told once, about a day with school, never inside a break.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"

configure <<-E
	[digest]
	to = mum@example.org

	[child Emma]
	annual-review = 2027-03-15
	three-year-review = 2027-01-25
E
sed -i 's/^no-school.*/&; 2026-12-21..2027-01-01\nterms = 2026-08-24..2026-10-23; 2026-10-26..2027-01-15; 2027-01-19..2027-03-26\ncheck-in = mid-term/' "$conf"
letter "$home/1.eml" 1@x 'Marisol Rivera <mum@example.org>' \
	'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
	'Tue, 25 Aug 2026 12:00:00 -0500' 'Schedule' <<'E'
Hi Dana,

Could you send me the speech schedule?

Marisol
E
now=2026-08-26T18:00:00-05:00
st import "$home/1.eml" >/dev/null

# coming DAY WORD: what the digest of that Sunday says of it
coming() {
	now=$1T18:00:00-05:00
	st digest | sed -n '/^COMING UP/,/^$/p' | tr -s ' \n' ' ' | grep -o "$2[^.]*\."
}
middle='The middle of the term is about'

# 24 Aug to 23 Oct: the middle is 23 Sep, the week before it begins on 14 Sep
is 'a week before the middle of a term' "$(coming 2026-09-13 "$middle")" "$middle Wed 23 Sep."
is 'with a letter' "$(coming 2026-09-13 'A short letter is ready')" \
	'A short letter is ready: schooltrail draft --letter=D-CHK.'
ok 'which is there' st draft --letter=D-CHK
is 'once: not before' "$(coming 2026-09-06 "$middle")" ''
is 'and not after' "$(coming 2026-09-20 "$middle")" ''
# 26 Oct to 15 Jan: the middle is 5 Dec, the Monday is 23 Nov, a week of holidays
is 'never inside a break' "$(coming 2026-11-22 "$middle")" ''
is 'but when school goes on' "$(coming 2026-11-29 'Mon 30 Nov is')" \
	'Mon 30 Nov is a good day to ask how things are going.'

is 'a review, half a year before' "$(coming 2026-09-13 'The annual review')" \
	'The annual review on file is Mon 15 Mar 2027, in 183 days.'
is '60 days before' "$(coming 2027-01-10 'The annual review')" \
	'The annual review on file is Mon 15 Mar, in 64 days.'
is '30 days before: a Saturday gives way to Monday' "$(coming 2027-02-07 'From')" ''
is 'which the next digest tells' "$(coming 2027-02-14 'The annual review')" \
	'The annual review on file is Mon 15 Mar, in 29 days.'
is '10 days before' "$(coming 2027-02-28 'The annual review')" \
	'The annual review on file is Mon 15 Mar, in 15 days.'
is 'the other review: 30 days before is a break' "$(coming 2026-12-20 'The three-year')" ''
is 'and moves behind it' "$(coming 2027-01-03 'The three-year')" \
	'The three-year review on file is Mon 25 Jan, in 22 days.'
is 'nothing when it is over' "$(coming 2027-03-21 'The annual')" ''

sed -i 's/^check-in.*/check-in = 4 weeks/' "$conf"
is 'every four weeks' "$(coming 2026-09-20 'Mon 21 Sep is')" \
	'Mon 21 Sep is a good day to ask how things are going.'
sed -i 's/^check-in.*/check-in = off/' "$conf"
is 'or not at all' "$(coming 2026-09-20 'Mon 21 Sep is')" ''
sed -i 's/^check-in.*/check-in = sometimes/' "$conf"
exits 'a mistake is told' 78 st check
is 'with its reason' "$(grep -c "'sometimes' is not mid-term, off, or weeks" "$home/got")" 1
done_testing
