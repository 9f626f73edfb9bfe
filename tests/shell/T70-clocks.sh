#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The dates of rules: counted, explained, started, stopped, moved by a snow day, never of another place.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"
need perl

# golden [LINE...]: the golden school year, with more lines in [calendar]
golden() {
	configure </dev/null
	sed -i '/^\[calendar\]/,$d' "$conf"
	cat >>"$conf" <<-E
		[calendar]
		first-day = 2026-08-24
		no-school = 2026-09-07; 2026-10-12; 2026-11-03; 2026-11-11; 2026-11-25..2026-11-27; ${snow-}2026-12-21..2027-01-01; 2027-01-18; 2027-02-15..2027-02-19; 2027-03-29..2027-04-02; 2027-05-31; 2027-06-11..2027-08-22
	E
	[ $# = 0 ] || printf '%s\n' "$@" >>"$conf"
}

# on DAY COMMAND...: as of that day
on() {
	local now=$1T18:00:00-06:00
	"${@:2}"
}

# -- the golden counts -------------------------------------------------------------------------

golden
while read -r vector rule from absences wanted; do
	is "$vector: $rule from $from" \
		"$(st clock --rule "$rule" --from "$from" --absences "$absences" --json |
			fields due later | tr '\t' ' ')" "$wanted"
done <<'E'
V1 CUST-ANSWER 2026-11-20 0 2026-12-02 null
V2 CUST-ANSWER 2026-12-18 0 2027-01-08 null
V3 IL8-N 2026-11-21 0 2026-11-30 null
V4 US-FERPA 2026-12-01 0 2027-01-15 null
V5 CA3 2026-11-16 0 2027-01-29 2027-01-31
V6 CA3 2027-01-11 0 2027-03-12 null
V7 PA2 2027-05-20 0 2027-09-30 null
V8 PA2b 2027-05-20 0 2027-10-01 null
V9a TX1 2026-10-01 0 2026-10-23 null
V9b TX2 2026-10-01 0 2026-12-11 null
V9c TX2 2026-10-01 4 2026-12-17 null
V10 IL2 2026-10-01 0 2027-01-15 null
V11a MA2 2026-10-01 0 2026-11-17 null
V11b MA3 2026-10-01 0 2026-12-11 null
V12 US-MDR 2026-12-11 0 2027-01-08 null
V13 CA5 2026-11-25 0 2026-12-03 2026-12-04
V14 EN4 2026-11-02 0 2026-11-16 null
V15a EN1 2026-11-02 0 2026-12-14 null
V15b EN3 2026-11-02 0 2027-02-22 null
V15c EN5 2026-11-02 0 2027-03-22 null
V17 FL1 2026-11-16 0 2027-01-31 2027-02-06
E

golden 'jurisdiction = US-CA'
says 'V13: both days stand there, with every day that does not count' \
	st clock --rule CA5 --from 2026-11-25 <<'E'
CA5    Copies of records
       5 business days from Wed 25 Nov 2026 (oral or written request). The day
       after is day 1.

       Thu 3 Dec 2026
         if with the public holidays that are verified
       Fri 4 Dec 2026
         if holidays that are believed and not verified are out too
       The rule can be read in both ways. Go by the earlier day.
       Public holidays of the state or country are known only as far as they are
       listed here; a holiday more makes the date later.

       Not counted, for the first:
         Thu 26 Nov 2026: public holiday (Thanksgiving Day)
         weekends: 28-29 Nov

       Not counted, for the second:
         Thu 26 Nov 2026: public holiday (Thanksgiving Day)
         Fri 27 Nov 2026: public holiday (Day after Thanksgiving)
         weekends: 28-29 Nov

       Ed. Code 56504
       Source: the text of the statute (primary).
       On file since 22 Nov 2026.

General information, not legal advice. Dates are counted from what is in your
mailbox and calendar; check them against the current rule.
E

golden 'jurisdiction = US-IL'
says 'V10: a rule in school days' st clock il2 --from 2026-10-01 <<'E'
IL2    Eligibility decided, and the IEP
       60 school days from Thu 1 Oct 2026 (consent). The day after is day 1.

       The date is Fri 15 Jan 2027

       Not counted:
         Mon 12 Oct 2026: no school (Columbus Day)
         Tue 3 Nov 2026: no school
         Wed 11 Nov 2026: no school (Veterans Day)
         Wed 25 Nov 2026 to Fri 27 Nov 2026: break, 3 days (Thanksgiving Day)
         Mon 21 Dec 2026 to Fri 1 Jan 2027: break, 10 days (Christmas Day, New
         Year's Day)
         weekends: 3-4 Oct, 10-11 Oct, 17-18 Oct, 24-25 Oct, 31 Oct-1 Nov, 7-8
         Nov, 14-15 Nov, 21-22 Nov, 28-29 Nov, 5-6 Dec, 12-13 Dec, 19-20 Dec,
         26-27 Dec, 2-3 Jan, 9-10 Jan

       23 IAC 226.110(d); 105 ILCS 5/14-8.02(b)
       Source: two secondary sources (secondary).
       On file since 22 Nov 2026.

General information, not legal advice. Dates are counted from what is in your
mailbox and calendar; check them against the current rule.
E

sed -i 's/; 2027-06-11\.\.2027-08-22$//; s/^first-day.*/&\nlast-day = 2027-06-10/' "$conf"
is 'a calendar that ends: no day is better than a wrong one' \
	"$(st clock IL2 --from 2027-05-03 | sed -n '4,6p')" \
	"       The date cannot be told yet.
       It ends behind the school calendar on file; next year's days may move the
       date."

# -- what is never shown -----------------------------------------------------------------------

golden 'jurisdiction = US-IL'
# refused STATUS WANTED ARGUMENT...
refused() {
	exits "refused: ${*:3}" "$1" st clock "${@:3}"
	is '... and it says why' "$(cat "$home/got")" "schooltrail: $2"
}
refused 1 'CA3 is a rule of US-CA, and [calendar] jurisdiction is US-IL' \
	--rule CA3 --from 2026-11-16
refused 1 'IL10: nobody could check this rule; [calendar] unverified-clocks = true shows it all the same' \
	--rule IL10 --from 2026-11-16
refused 1 "no clock 'US-FRPA': did you mean 'US-FERPA'?" --rule US-FRPA --from 2026-11-16
refused 2 'clock: counted from which day? --from=2026-10-01' --rule US-FERPA
refused 2 '--from 1066-10-14: no day like 2026-10-01' --rule US-FERPA --from 1066-10-14
refused 2 '--absences -1: 0 to 400 days' --rule US-FERPA --from 2026-10-01 --absences -1
is 'of all places only ours is listed' \
	"$(st clock rules --json | fields jurisdiction | sort -u | tr '\n' ' ')" '* US US-IL '
is 'nothing that nobody could check' "$(st clock rules --json | grep -c unverified)" 0
is 'where the state has its own rule, it is named' \
	"$(st clock US-EVAL --from 2026-10-01 --json | fields due instead | tr '\t' ' ')" \
	'2026-11-30 IL2'
golden 'jurisdiction = US-IL' 'unverified-clocks = true'
is 'unless the family asks for it' \
	"$(st clock IL10 --from 2026-11-16 --json | fields due certainty | tr '\t' ' ')" \
	'2026-12-01 unverified'
golden 'jurisdiction = CA-ON'
is 'in Ontario no rule of the United States' "$(st clock rules --json | grep -c '34 CFR')" 0
golden 'jurisdiction = GB'
ok 'a place that is called otherwise is told which ones there are' \
	grep -q '^CA-ON, GB-ENG, US-CA' <(st clock rules)
golden
is 'where nobody said where, only what is custom' \
	"$(st clock rules --json | fields jurisdiction | sort -u)" '*'

# -- a request for records starts one by itself -------------------------------------------------

golden 'jurisdiction = US-IL'
letter "$home/records.eml" records@example.org 'Marisol Rivera <mum@example.org>' \
	'Office <office@maplegrove.k12.example>' 'Mon, 02 Nov 2026 09:00:00 -0600' 'Records' <<'E'
Hello,

Could you please send me a copy of Emma's complete education records?

Thank you, Marisol
E
ok 'the letter is taken in' st --quiet import "$home/records.eml"
is 'a request for records runs by itself' \
	"$(st clock --json | fields id item rule child from due | tr '\t' ' ')" \
	'null i1 US-FERPA Emma 2026-11-02 2026-12-17'
says 'how its waiting days were counted, and its clock' st clock i1 <<'E'
i1     Could you please send me a copy of Emma's complete education records?
       12 school days from Mon 2 Nov 2026 to today, Sun 22 Nov 2026. The day
       after is day 1.
       The first note is for Tue 10 Nov 2026 (class records, [follow-up] in the
       configuration; usual, not law).

       Not counted:
         Tue 3 Nov 2026: no school
         Wed 11 Nov 2026: no school (Veterans Day)
         weekends: 7-8 Nov, 14-15 Nov, 21-22 Nov

i1     Education records to inspect
       US-FERPA, from Mon 2 Nov 2026, for Emma. The date is Thu 17 Dec 2026. It
       runs by itself, as we read the letter.
       16 school days left; the digest speaks of it next on Wed 25 Nov 2026.

US-FERPA  Education records to inspect
       45 calendar days from Mon 2 Nov 2026 (request received). The day after is
       day 1.

       The date is Thu 17 Dec 2026

       34 CFR 99.10(b)
       Source: ED archive (primary).
       On file since 22 Nov 2026.
       Note: a reasonable time, 45 days at most.

General information, not legal advice. Dates are counted from what is in your
mailbox and calendar; check them against the current rule.
E
sed -i 's/^jurisdiction = .*//' "$conf"
is 'nor where nobody said where' "$(st clock --json)" ''
sed -i 's/^no-school = .*/&\njurisdiction = GB-ENG/' "$conf"
is 'but not in England' "$(st clock --json)" ''
sed -i 's/^jurisdiction = .*/jurisdiction = US-IL/' "$conf"

# -- started and stopped by hand ---------------------------------------------------------------

says 'a clock is started' st --quiet clock start US-MDR --from 2026-12-01 --child em </dev/null
exits 'the same again' 0 st clock start us-mdr --from 2026-12-01 --child Emma
is 'it runs once' "$(st clock --json | fields id rule child | tr '\t' ' ')" \
	'c1 US-MDR Emma
null US-FERPA Emma'
exits 'a child of another family' 1 st clock start US-MDR --from 2026-12-01 --child Zoe
exits 'nothing to count' 2 st clock start US-SVC --from 2026-12-01
exits 'an item that is not there' 1 st clock start i99
before=$(st clock --json | sha256sum)
ok 'all is computed again' st --quiet rebuild
is 'and the clocks are the same' "$(st clock --json | sha256sum)" "$before"
ok 'the chain holds them' st --quiet verify

# the digest's section
# shellcheck disable=SC2317 # it is called by on
clocks() { st digest | sed -n '/^CLOCKS$/,/^$/p' | sed '1d;$d'; }
is 'the digest tells of both' "$(on 2026-12-06 clocks)" \
	'  Tue 15 Dec  Manifestation determination (US-MDR) for Emma, from 1
              December. 7 school days left.
  Thu 17 Dec  Education records to inspect (US-FERPA) for Emma, from 2
              November. It runs by itself, as we read i1. Three quarters
              of the time have passed, 9 school days left.'
snow='2026-12-09; ' golden 'jurisdiction = US-IL'
is 'V16: a snow day moves it, and the digest says why' "$(on 2026-12-10 clocks)" \
	'  Wed 16 Dec  Manifestation determination (US-MDR) for Emma, from 1
              December. 4 school days left. A friendly question how it
              stands is in order. It was 15 December when it was
              started; the school calendar has changed since: Wed 9 Dec.
  Thu 17 Dec  Education records to inspect (US-FERPA) for Emma, from 2
              November. It runs by itself, as we read i1. 5 school days
              left. A friendly question how it stands is in order.'
golden 'jurisdiction = US-IL'
is 'what is past: the date on file' "$(on 2026-12-16 clocks | sed 4q)" \
	'  Tue 15 Dec  Manifestation determination (US-MDR) for Emma, from 1
              December. The date on file was 15 December. If it is done,
              schooltrail clock stop c1; if not, a friendly question how
              it stands is in order.'
on 2026-12-17 says 'it is stopped' st clock stop c1 the meeting was today <<'E'
c1 (US-MDR) is stopped
E
is 'before that day it still runs' "$(on 2026-12-16 st clock --json | fields rule)" 'US-MDR
US-FERPA'
is 'after it no more' "$(on 2026-12-18 st clock --json | fields rule)" US-FERPA
on 2026-12-18 says 'so with the one that started itself' st clock stop i1 <<'E'
i1 (US-FERPA) is stopped
E
is 'none is left' "$(on 2026-12-19 st clock --json)" ''
on 2026-12-19 exits 'nor can be stopped' 1 st clock stop c1
ok 'the chain holds it all' st --quiet verify

golden
ok 'where nobody said where, a rule that is asked for by name is theirs' \
	st --quiet clock start US-RES15 --from 2026-12-01
is 'and it runs' "$(on 2026-12-19 st clock --json | fields rule due | tr '\t' ' ')" \
	'US-RES15 2026-12-16'

golden 'jurisdiction = GB-ENG'
is 'after a move to another country it is told' "$(st clock 2>&1 >/dev/null | sed '/US-MDR/d')" \
	'schooltrail: c4 (US-RES15) was started and is not on file for GB-ENG'
exits 'and can be stopped' 0 st clock stop c4

# -- clocks of one's own -------------------------------------------------------------------------

row() { printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$@" >>"$home/own.tsv"; }
row id jurisdiction title actor trigger n kind citation source checked_on certainty
row D-MAIL US-IL 'An answer by mail' school letter 3 school 'policy 4.12' \
	https://district.example/4.12 2025-08-01 primary
golden 'jurisdiction = US-IL' "clock-files = $home/own.tsv"
is 'a rule of the district counts' \
	"$(st clock D-MAIL --from 2026-11-20 --json | fields due not_checked_for_long | tr '\t' ' ')" \
	'2026-11-30 true'
ok 'that it is old is said' grep -q 'Not checked since 1 Aug 2025' <(st clock D-MAIL --from 2026-11-20)
row D-MAIL US-IL Again school letter ten moons x y 2025-08-01 primary
exits 'rules check tells what is wrong' 78 st rules check
ok 'with file and line' grep -q "^$home/own.tsv:3: there is a clock \"D-MAIL\" already" "$home/got"
ok 'all at once' grep -q "^$home/own.tsv:3: there is no kind \"moons\"" "$home/got"
exits 'and the digest comes all the same' 0 st digest
done_testing
