#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `make fuzz`: fuzz.sh TARGET...  Builds in the folder fuzz/ beside the Makefile with clang and
# its sanitizers, and lets each target run FUZZ_S seconds on what it found before and on its
# seeds.  What it finds stays in fuzz/found; a file that was mended for belongs to the seeds.
set -u
source=$(cd "$(dirname "$0")/../.." && pwd)
clang=${CLANG:-clang}
seconds=${FUZZ_S:-60}

command -v "$clang" >/dev/null || {
	echo "no $clang here: apt-get install clang libclang-rt-14-dev" >&2
	exit 69
}
echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n > 9; }' |
	"$clang" -x c -fsanitize=fuzzer -o /dev/null - 2>/dev/null || {
	version=$("$clang" -dumpversion)
	echo "$clang has no libFuzzer: apt-get install libclang-rt-${version%%.*}-dev" >&2
	exit 69
}

mkdir -p fuzz && cd fuzz || exit 1
[ -f Makefile ] || "$source/configure" -q --enable-sanitizers CC="$clang" \
	CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' || exit 1
programs=()
for target; do
	programs+=("tests/fuzz/fuzz_$target")
done
make -s -j"$(nproc)" LDFLAGS=-fsanitize=fuzzer "${programs[@]}" || exit 1

failed=0
for target; do
	mkdir -p "corpus/$target" "found/$target"
	echo "== $target, $seconds s"
	"tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=20 -max_len=16384 \
		-verbosity=0 -print_final_stats=1 -artifact_prefix="found/$target/" \
		"corpus/$target" "$source/tests/fuzz/seeds/$target" >"$target.log" 2>&1 || {
		failed=1
		grep -v '^stat::' "$target.log" | tail -n 40
	}
	grep -E '^stat::(number_of_executed_units|slowest_unit_time_sec|peak_rss_mb)' "$target.log"
done
exit "$failed"
