#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every fuzz target reads its seeds once, and every folder of seeds has a target.
set -u
failed=0
for folder in "${srcdir:-.}"/tests/fuzz/seeds/*/; do
	folder=${folder%/}
	target=tests/fuzz/fuzz_${folder##*/}
	"$target" "$folder" >"$target.out" 2>&1 || {
		echo "$target stops; the last file named is the one:"
		tail -n 20 "$target.out"
		failed=1
	}
	rm -f "$target.out"
done
for source in "${srcdir:-.}"/tests/fuzz/fuzz_*.c; do
	name=${source##*/fuzz_}
	[ -d "${srcdir:-.}/tests/fuzz/seeds/${name%.c}" ] || {
		echo "$source has no seeds"
		failed=1
	}
done
exit "$failed"
