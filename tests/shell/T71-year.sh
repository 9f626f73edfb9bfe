#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A year of digests and alerts, half an hour at a step: killed while sending, the machine off, the
# clock wrong, the server dead, the disk full.  Every digest comes once, on Sunday evenings and
# then at an hour that the clock skips in spring.  Another seed dies at other places.
. "${BASH_SOURCE%/*}/lib.sh"

year=$top/tests/sim/year
[ -x "$year" ] || skip_all "no $year: make check builds it"

# thousands of commits: what the disk does with them is not told here
place=$home
if [ -w /dev/shm ]; then
	place=$(mktemp -d /dev/shm/st.XXXXXX) || exit 1
	at_end "rm -rf '$place'"
fi

began=$SECONDS
exits 'it lives to the end' 0 env TMPDIR="$place" "$year" "${SEED:-0}"
while read -r line; do
	case $line in
		'ok '*) result 0 "${line#* - }" ;;
		'not ok '*) result 1 "${line#* - }" ;;
		'# '*) echo "$line" ;;
	esac
done <"$home/got"
echo "# $((SECONDS - began)) s"
is 'the log names no member' "$(grep -c 'schooltraild.*example' "$home/got")" 0
done_testing
