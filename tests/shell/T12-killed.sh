#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An import that is killed at any moment, again and again, loses no letter, doubles none, and in
# the end shows what an undisturbed one shows.
. "${BASH_SOURCE%/*}/lib.sh"

need pgrep timeout
configure </dev/null
mail=$home/mail
letters=${LETTERS:-150}
kills=${KILLS:-15}
mkdir "$mail"
for ((i = 1; i <= letters; i++)); do
	letter "$mail/$(printf %04d $i).eml" "$i@example.org" 'Marisol Rivera <mum@example.org>' \
		'Dana Whitfield <dwhitfield@maplegrove.k12.example>' \
		"Tue, 8 Sep 2026 $(printf '%02d:%02d' $((i / 60)) $((i % 60))):00 -0500" \
		"Question $i" <<-E
			Hi Ms. Whitfield,

			Could you send me the service log number $i?
		E
done

whole_trail() { st messages --json && st items --all --json && st verify; }
ok 'an undisturbed import' st --quiet import "$mail"
whole_trail >"$home/undisturbed"
rm -rf "$state"

# How long it takes here tells when to kill.
began=$(date +%s%N)
st --quiet import "$mail"
took_ms=$((($(date +%s%N) - began) / 1000000))
rm -rf "$state"
killed_import() { # MS
	timeout -s KILL "$(($1 / 1000)).$(printf %03d $(($1 % 1000)))" \
		"$top/schooltrail" --config "$conf" --state-dir "$state" --now "$now" \
		--quiet import "$mail"
}
bad=0
finished=0
for ((i = 0; i < kills; i++)); do
	if { killed_import $(((RANDOM * 32768 + RANDOM) % took_ms + 1)); } >"$home/got" 2>&1; then
		finished=$((finished + 1)) # before its killer came: begin anew
		rm -rf "$state"
	elif [ -e "$state/trail.db" ] && ! st verify >"$home/got" 2>&1; then
		note <"$home/got"
		bad=$((bad + 1))
	fi
done
is "the trail verifies after each of $kills kills" $bad 0
echo "# an import takes $took_ms ms here; $finished were faster than their killer"
ok 'the last one is left alone' st --quiet import "$mail"
whole_trail >"$home/disturbed"
is_file 'nothing is lost, nothing is doubled' "$home/disturbed" "$home/undisturbed"
is 'no reader is left behind' "$(pgrep -f "$top/schooltrail-reader" -P 1 -u "$(id -u)")" ''
done_testing
