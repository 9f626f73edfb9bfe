#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Rules of one's own: what holds, what is only doubtful, and files that nobody should have written.
# shellcheck source=lib.sh
. "${BASH_SOURCE%/*}/lib.sh"

configure </dev/null
now=

# check FILE...: what is said of them, without the folder; then the exit status
check() {
	(cd "$home" && timeout 20 "$top/schooltrail" --config "$conf" --state-dir "$state" rules check "$@" \
		2>&1 >/dev/null | sed "s|$home/||; s|^schooltrail: ||"; echo "exit ${PIPESTATUS[0]}")
}

ok 'the installed packs hold' st rules check
for dialect in en-GB en-CA; do
	sed "/^timezone/a languages = $dialect" "$conf" >"$home/$dialect.conf"
	chmod 600 "$home/$dialect.conf"
	ok "and the dialect $dialect" \
		"$top/schooltrail" --config "$home/$dialect.conf" --state-dir "$state" rules check
done

cat >"$home/good.rules" <<'E2'
rule own.mileage
  kind   makeup
  match  \bthe mileage sheet was evened out\b
  yes    The mileage sheet was evened out.
E2
is 'a sound file is passed in silence' "$(check good.rules)" 'exit 0'

cat >"$home/doubtful.rules" <<'E2'
rule own.digits
  kind      request
  strength  1
  match     \d{9}
rule own.silent
  kind      request
  match     \bfrobnicate\b
rule own.shadowed
  kind      request
  match     \bplease send\b
  yes       Please send the mileage sheet.
E2
is 'a doubtful one is warned of, and holds' "$(check doubtful.rules)" \
	'doubtful.rules:1: "own.digits" names no word that a sentence must hold, so it is tried on every sentence
doubtful.rules:1: "own.digits" has no "yes": no example shows it at work
doubtful.rules:5: "own.silent" has no "yes": no example shows it at work
doubtful.rules:8: "own.shadowed" decides nothing: other rules judge every example the same without it
exit 0'

printf 'rule own.a\n  kind   request\n  match  (a+)+$\n  yes    %s\n' \
	aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab >"$home/slow.rules"
perl -e 'print "rule own.r$_\n  kind request\n  match frobnicate$_\n" for 1 .. 10000' >"$home/many.rules"
printf 'rule own.a\n  kind   request\n  match  caf\351\n' >"$home/latin.rules"
printf 'rule own.a\n  kind   request\n  match  a\0b\n' >"$home/nul.rules"
perl -e 'print "# nothing\n" x 1000000' >"$home/large.rules"
perl -e 'print "rule own.a\n  kind request\n  match ", "a" x 9000, "\n"' >"$home/long.rules"
perl -e 'print "rule own.a\n  kind request\n  match ", "(" x 500, "a", ")" x 500, "\n"' >"$home/deep.rules"
perl -e 'print "set s0  abc\n"; print "set s$_  ", join(" | ", ("{s" . ($_ - 1) . "}") x 12), "\n" for 1 .. 5;
	print "rule own.a\n  kind request\n  match {s5}\n"' >"$home/bomb.rules"
mkdir "$home/folder.rules"

while read -r name wanted; do
	start=$EPOCHREALTIME
	said=$(check "$name.rules")
	took=$((${EPOCHREALTIME/./} - ${start/./}))
	ok "$name: refused, and told why" grep -q -- "$wanted" <<<"$said"
	ok "$name: and nothing was loaded" grep -qx 'exit 78' <<<"$said"
	echo "# $name: after $took us"
done <<'E2'
slow   slow.rules:4: "own.a": a limit was reached
many   many.rules:[0-9]*: more than 2000 rules
latin  latin.rules:1: the file is not UTF-8
nul    nul.rules: there is a NUL byte in it
large  large.rules: the file is larger than 1024 KiB
long   long.rules:3: the line is longer than 4096 bytes
deep   deep.rules:3: "own.a": .*too deeply nested
bomb   bomb.rules:.*own.a
folder folder.rules: not a file of rules
E2
is 'that there are too many is said once' "$(check many.rules | grep -c 'more than')" 1
done_testing
