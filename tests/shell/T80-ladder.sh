#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Half a year of waiting, day by day: each stage on its day, breaks, a snow day, a promised day, a
# pause, a half answer, two parents.  What is shown is the day on which something changes.
. "${BASH_SOURCE%/*}/lib.sh"

configure <<'E'

[contact case-manager]
name = Ana Ortiz
address = aortiz@maplegrove.k12.example
role = case-manager
[contact teacher]
name = Dana Whitfield
address = dwhitfield@maplegrove.k12.example
role = teacher
E
sed -i 's/^no-school.*/no-school = 2026-09-07; 2026-11-23..2026-11-27; 2026-12-21..2027-01-01/' "$conf"
mum='Marisol Rivera <mum@example.org>'
dad='Luis Rivera <dad@example.org>'
ortiz='Ana Ortiz <aortiz@maplegrove.k12.example>'
teacher='Dana Whitfield <dwhitfield@maplegrove.k12.example>'
k=0

# family and school DATE SUBJECT [HEADER...]: a letter, taken in
write() { letter "$home/$((k += 1)).eml" "$k@example.org" "$@" && st --quiet import "$home/$k.eml"; }
fresh() { rm -rf "$state" && k=0; }

# days FIRST LAST ID [CONFIGURATION]: the days on which the item's numbers change:
# day, state, class, school days, stage, overdue, letters
days() {
	local day=$1 was='' is
	while [[ ! $day > $2 ]]; do
		is=$(now=${day}T18:00:00-06:00 conf=${4:-$conf} st items --all --json |
			fields id state class stage overdue attempts snoozed_until |
			awk -F'\t' -v i="$3" '$1 == i { $1 = ""; print }')
		[ "$is" = "$was" ] || echo "$day$is"
		was=$is
		day=$(date -u -d "$day + 1 day" +%F)
	done
}
tells() { cat >"$home/wanted" && days "${@:2}" >"$home/got" && is_file "$1" "$home/got" "$home/wanted"; }

now=2027-03-01T18:00:00-06:00

# -- one letter, and nothing else: time alone never climbs above 2 ----------------------------
fresh
write "$mum" "$ortiz" 'Mon, 14 Sep 2026 09:00:00 -0500' 'Speech log' <<'E'
Could you send me the speech log for August?
E
tells 'one letter: a friendly note on day 3, a second on day 6, no more' \
	2026-09-14 2026-10-30 i1 <<'E'
2026-09-14 open request 0 false 1 null
2026-09-17 open request 1 true 1 null
2026-09-22 open request 2 true 1 null
E
sed 's/^\[calendar\]/[follow-up]\nscale = 1.5\n&/' "$conf" >"$home/slow.conf"
chmod 600 "$home/slow.conf"
tells 'a slow district: 3 days are 5, 6 are 9' 2026-09-14 2026-10-02 i1 "$home/slow.conf" <<'E'
2026-09-14 open request 0 false 1 null
2026-09-21 open request 1 true 1 null
2026-09-25 open request 2 true 1 null
E

# -- a letter at each stage: as far as the school is written to, and then options -------------
chase() { write "$mum" "$1" "$2" 'Re: Speech log' 'In-Reply-To: <1@example.org>' <<<"$3"; }
chase "$ortiz" 'Fri, 18 Sep 2026 09:00:00 -0500' 'Any word on the speech log for August?'
chase "$ortiz" 'Fri, 25 Sep 2026 09:00:00 -0500' 'Still no speech log for August.'
chase "$ortiz" 'Fri, 2 Oct 2026 09:00:00 -0500' 'Following up on the speech log for August.'
chase "$ortiz" 'Fri, 9 Oct 2026 09:00:00 -0500' 'Still waiting for the speech log for August.'
tells 'letters and time together climb; three school days of rest after each letter' \
	2026-09-14 2026-10-30 i1 <<'E'
2026-09-14 open request 0 false 1 null
2026-09-17 open request 1 true 1 null
2026-09-18 open request 1 true 2 null
2026-09-23 open request 2 true 2 null
2026-09-25 open request 2 true 3 null
2026-09-30 open request 3 true 3 null
2026-10-02 open request 3 true 4 null
2026-10-07 open request 4 true 4 null
2026-10-09 open request 4 true 5 null
2026-10-14 open request 5 true 5 null
2026-10-26 open request 6 true 5 null
E

# -- a break, and a snow day that is told of later ---------------------------------------------
fresh
write "$mum" "$ortiz" 'Thu, 19 Nov 2026 09:00:00 -0600' 'Chair' <<'E'
Could you tell me which chair he sits in?
E
tells 'a week without school does not count' 2026-11-19 2026-12-11 i1 <<'E'
2026-11-19 open request 0 false 1 null
2026-12-01 open request 1 true 1 null
2026-12-04 open request 2 true 1 null
E
sed 's/^no-school = /&2026-12-02; /' "$conf" >"$home/snow.conf"
chmod 600 "$home/snow.conf"
tells 'a snow day moves what comes after it, and nothing before' \
	2026-11-19 2026-12-11 i1 "$home/snow.conf" <<'E'
2026-11-19 open request 0 false 1 null
2026-12-01 open request 1 true 1 null
2026-12-07 open request 2 true 1 null
E

# -- a promised day: no note before it; one extension for an acknowledgement --------------------
fresh
write "$mum" "$ortiz" 'Mon, 14 Sep 2026 09:00:00 -0500' 'Goals' <<'E'
Could you send me the draft goals?
E
write "$ortiz" "$mum" 'Tue, 15 Sep 2026 09:00:00 -0500' 'Re: Goals' 'In-Reply-To: <1@example.org>' <<'E'
I will send you the draft goals by October 9.
E
tells 'their own day comes before our thresholds' 2026-09-14 2026-10-14 i1 <<'E'
2026-09-14 open request 0 false 1 null
2026-09-15 acknowledged acknowledged 0 false 1 null
2026-09-22 acknowledged acknowledged 0 true 1 null
2026-10-10 acknowledged acknowledged 2 true 1 null
E
tells 'the promise is due on its day, and late on the next' 2026-09-15 2026-10-16 i2 <<'E'
2026-09-15 open commitment 0 false 0 null
2026-10-12 open commitment 1 true 0 null
E
fresh
write "$mum" "$ortiz" 'Mon, 14 Sep 2026 09:00:00 -0500' 'Bus' <<'E'
Could you send me the bus list?
E
for day in 16 21 28; do
	write "$ortiz" "$mum" "$(date -ud "2026-09-$day 15:00" -R)" 'Re: Bus' 'In-Reply-To: <1@example.org>' \
		<<<'Thank you for your note. I am looking into it.'
done
tells 'looking into it again and again gives more time once' 2026-09-14 2026-10-14 i1 <<'E'
2026-09-14 open request 0 false 1 null
2026-09-16 acknowledged acknowledged 0 false 1 null
2026-09-23 acknowledged acknowledged 1 true 1 null
2026-09-28 acknowledged acknowledged 2 true 1 null
E

# -- a pause that a person asks for -----------------------------------------------------------
fresh
write "$mum" "$ortiz" 'Mon, 14 Sep 2026 09:00:00 -0500' 'Desk' <<'E'
Could you tell me where his desk stands?
E
now=2026-09-18T18:00:00-05:00 st --quiet snooze i1 2026-10-05
tells 'snoozed: nothing is overdue until then' 2026-09-14 2026-10-07 i1 <<'E'
2026-09-14 open request 0 false 1 null
2026-09-17 open request 1 true 1 null
2026-09-18 open request 1 false 1 2026-10-05
2026-09-22 open request 2 false 1 2026-10-05
2026-10-05 open request 2 true 1 null
E

# -- two parents: who writes for whom ------------------------------------------------------------
fresh
write "$teacher" "$mum" 'Mon, 14 Sep 2026 09:00:00 -0500' 'Form' "Cc: $dad" <<'E'
Please send back the signed photo form by September 18.
E
tells 'what we owe: reminders to us, and never beyond us' 2026-09-14 2026-09-25 i1 <<'E'
2026-09-14 open family 0 false 0 null
2026-09-15 open family 1 false 0 null
2026-09-17 open family 2 false 0 null
2026-09-18 open family 3 false 0 null
2026-09-21 open family 4 true 0 null
2026-09-23 open family 5 true 0 null
E
write "$dad" "$teacher" 'Thu, 17 Sep 2026 15:00:00 -0500' 'Re: Form' 'In-Reply-To: <1@example.org>' <<'E'
The signed photo form is attached.
E
tells 'the other parent has answered: done for both' 2026-09-16 2026-09-25 i1 <<'E'
2026-09-16 open family 1 false 0 null
2026-09-17 resolved family 0 false 0 null
E
done_testing
