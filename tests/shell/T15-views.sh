#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every view of the sample family's trail: it ends well, fits 80 columns, and lets no control byte of
# a stranger through; its JSON is JSON.
# shellcheck disable=SC2317 # some functions are called by ok
. "${BASH_SOURCE%/*}/lib.sh"

sample=$here/../../contrib/sample
[ -d "$sample/mail" ] || skip_all 'no sample mailbox'
need perl
cp "$sample/schooltrail.conf" "$conf"
mkdir "$home/mail"
cp "$sample"/mail/*.eml "$home/mail/"
# one letter that would like to take over the terminal
printf 'From: "Hannah\033[31m Brandt\033]0;x\007" <hbrandt@willowcreek.k12.example>\r
To: teresa.alvarado@example.com\r
Subject: =?utf-8?Q?bell=07=1B=5B2J_right=E2=80=AEtfel?=\r
Date: Fri, 20 Nov 2026 12:00:00 -0600\r
Message-ID: <hostile@example.org>\r
Content-Type: text/plain; charset=utf-8\r
\r
Could you please \033[2Jsend\010\010 me the \302\233form?\r
' >"$home/mail/zzz.eml"
ok 'the sample is taken in' st --quiet import "$home/mail"

narrow() { # its longest line has at most 80 characters
	"$@" >"$home/view" 2>&1 && perl -CSD -ne 'chomp; exit 1 if length > 80' "$home/view"
}
# no C0 but newline and tab, no C1, no bidirectional override
no_control() {
	"$@" >"$home/view" 2>&1 && perl -CSD -ne \
		'exit 1 if /[\x00-\x08\x0b-\x1f\x7f-\x9f\x{202a}-\x{202e}\x{2066}-\x{2069}]/' "$home/view"
}
is_json() {
	"$@" >"$home/view" && perl -MJSON::PP -ne 'decode_json($_)' "$home/view"
}

for view in clock 'clock rules' 'clock i1' 'clock IL2 --from 2026-10-01' items 'items --all' \
	'items --overdue' log status 'log --since 2026-11-01'; do
	# shellcheck disable=SC2086 # words
	ok "$view fits 80 columns" narrow st $view
done
for view in clock 'clock i1' messages threads items 'items --all' log 'log --format=csv' 'log --format=html' status \
	digest 'digest --format=html' 'show m1' 'show t1' 'show i1' 'explain m1' 'explain i1' \
	'explain m77' 'show m77' 'search form' 'search Lucía' verify check; do
	# shellcheck disable=SC2086 # words
	ok "$view lets no control byte out" no_control st $view
done
for view in clock 'clock i1' 'clock rules' messages threads 'items --all' status 'log --format=json' 'search form' \
	'digest --format=json' 'explain m1' 'when --at 2026-11-20T10:00:00-06:00 tomorrow'; do
	case $view in
	log* | digest*) json= ;;
	*) json=--json ;;
	esac
	# shellcheck disable=SC2086 # words
	ok "$view is JSON" is_json st $view $json
done
ok 'explain of a file' no_control st explain "$home/mail/zzz.eml"
exits 'show of nothing' 1 st show m9999
exits 'show of no id' 2 st show nonsense
exits 'a command that is none' 2 st itmes
is 'it says which was meant' "$(cat "$home/got")" \
	"schooltrail: no command 'itmes': did you mean 'items'?"
done_testing
