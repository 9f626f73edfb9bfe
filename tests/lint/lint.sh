#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The rules of the house, as HACKING.md tells them.  Usage: lint.sh SRCDIR [CHECK...]
# LINT_PAGES: manual pages that were made in a build folder elsewhere.
# Each check prints FILE:LINE: reason; the status is 1 where any did.
# shellcheck disable=SC2046,SC2086 # names of our files hold no space: lists of them are split
set -u
LC_ALL=C
export LC_ALL
cd "$1" || exit 2
shift

lines_max=500
function_max=60
pure='parse classify thread track digest model'
all_checks='tools spdx layers headers pure size functions logs commands format shell manual units violations cppcheck'

# Files by suffix, sorted; build folders and hidden ones left out.
files() {
	for suffix; do
		find . \( -name '.?*' -o -name 'build*' -o -name autom4te.cache \) -prune -o \
			-type f -name "*$suffix" -print
	done | sed 's|^\./||' | sort
}

sources() {
	files .c .h | grep '^daemon/'
}

# Code without comments and without what stands in strings; lines keep their numbers.
bare() {
	awk '
	FNR == 1 { inside = 0 }
	{
		out = ""
		for (rest = $0; rest != ""; ) {
			if (inside) {
				at = index(rest, "*/")
				if (!at) break
				rest = substr(rest, at + 2)
				inside = 0
			} else if (match(rest, /\/\*|\/\/|"([^"\\]|\\.)*"|\047([^\047\\]|\\.)+\047/)) {
				what = substr(rest, RSTART, 2)
				out = out substr(rest, 1, RSTART - 1)
				rest = substr(rest, RSTART + RLENGTH)
				if (what == "//") break
				if (what == "/*") inside = 1
				else out = out "\"\""
			} else {
				out = out rest
				break
			}
		}
		print FILENAME ":" FNR ": " out
	}' "$@"
}

# COMMAND PACKAGE
need() {
	command -v "$1" >/dev/null || echo "lint:0: no $1 here: apt-get install $2"
}

check_tools() {
	need ctags universal-ctags
	need clang-format clang-format
	need cppcheck cppcheck
	need shellcheck shellcheck
	need mandoc mandoc
	need systemd-analyze systemd
}

check_spdx() {
	files .c .h .sh .mk .rules .sql .py .ac .service .5.in .1 .8 | while read -r f; do
		head -n 3 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
			echo "$f:1: no line 'SPDX-License-Identifier: GPL-3.0-or-later'"
	done
}

# A room knows base, model and itself; the conductor, the commands and the reader know more.
check_layers() {
	awk '
	/^#include "/ {
		split(FILENAME, path, "/")
		room = path[2]
		split($2, name, /["\/]/)
		if ($2 !~ /\//) {
			if ($2 != "\"config.h\"")
				print FILENAME ":" FNR ": include " $2 " by its room: \"ROOM/FILE.h\""
			next
		}
		to = name[2] == "daemon" ? name[3] : name[2] # what is made at build
		if (to == room || to == "base" || (to == "model" && room != "base"))
			next
		if (room ~ /^(run|cmd|reader)$/ || (room == "man" && to == "config"))
			next
		print FILENAME ":" FNR ": the room " room " may not know " to
	}' $(sources)
}

# Other people's headers stay behind one room each, so that only it knows the library.
check_headers() {
	awk '
	BEGIN {
		rooms["curl"] = " fetch send "
		rooms["sqlite3.h"] = " store "
		rooms["pcre2.h"] = " classify "
		rooms["gmime"] = " parse "
		rooms["libxml"] = " parse "
		rooms["jansson.h"] = " cmd "
		rooms["systemd"] = " run "
		rooms["seccomp.h"] = " reader "
		rooms["cairo"] = " digest "
		rooms["cairo.h"] = " digest "
		rooms["png.h"] = " digest "
		rooms["libical"] = " config parse "
		rooms["pthread.h"] = " "
		rooms["threads.h"] = " "
	}
	/^#include </ {
		split(FILENAME, path, "/")
		split($2, name, /[<>\/]/)
		if ((name[2] in rooms) && index(rooms[name[2]], " " path[2] " ") == 0)
			print FILENAME ":" FNR ": " $2 " is not for the room " path[2]
	}' $(sources)
}

# What has the meaning gets now, calendar and rules as arguments.
check_pure() {
	outside='time|clock|gettimeofday|clock_gettime|localtime|localtime_r|tzset|getenv|secure_getenv'
	outside="$outside|open|openat|fopen|freopen|read|write|stat|fstat|lstat|access|unlink|rename"
	outside="$outside|socket|connect|send|recv|poll|select|system|popen|fork|execv|execve|sleep"
	outside="$outside|printf|fprintf|puts|fputs|perror|syslog|random|rand|getpid"
	glib='get_real_time|get_monotonic_time|get_current_time|date_time_new_now[a-z_]*|getenv'
	glib="$glib|file_[a-z_]+|dir_[a-z_]+|mkdir[a-z_]*|fopen|open|spawn_[a-z_]+|get_home_dir"
	glib="$glib|get_user_[a-z_]+|get_host_name|random_[a-z_]+|print|printerr|message|warning"
	glib="$glib|debug|info|log[a-z_]*|critical"
	for room in $pure; do
		bare $(sources | grep "^daemon/$room/") /dev/null |
			awk -v call="(^|[^A-Za-z0-9_>.])(($outside)|g_($glib)) ?[(]" '
			match($0, call) {
				name = substr($0, RSTART, RLENGTH)
				gsub(/[^a-z_]/, "", name)
				print $1 " a pure room asks the world: " name "()"
			}'
	done
}

check_size() {
	{ sources; files .c .h | grep '^tests/'; } | while read -r f; do
		n=$(wc -l <"$f")
		[ "$n" -le "$lines_max" ] || echo "$f:$n: more than $lines_max lines"
	done
}

check_functions() {
	ctags -f - --languages=C --langmap=C:.c.h --kinds-C=f --fields=+ne --sort=no $(sources) |
		awk -F '\t' -v max="$function_max" '
		{
			line = end = 0
			for (i = 4; i <= NF; i++) {
				if ($i ~ /^line:/) line = substr($i, 6)
				if ($i ~ /^end:/) end = substr($i, 5)
			}
			if (end - line + 1 > max)
				print $2 ":" line ": " $1 "() has " end - line + 1 " lines, more than " max
		}'
}

# What a letter says, and who wrote it, never reaches a log.
check_logs() {
	words='subject|own_text|quote|address|from_name|sentence|text'
	bare $(sources | grep -E '^daemon/(run|reader)/') /dev/null |
		awk -v words="(->|[.])($words)([^a-z_]|\$)" '
	{
		at = $1
		sub(/^[^ ]* /, "")
		if (call == "" && /(g_message|g_warning|g_info|g_debug|g_printerr|g_log[a-z_]*|notify_status|journal|log_[a-z]+) ?\(/) {
			call = at
			said = ""
		}
		if (call == "") next
		said = said " " $0
		if ($0 !~ /;/) next
		if (said ~ words) print call " a word of the mail goes into the log"
		call = ""
	}'
}

# Every command of --help has its place in the manual, and no other has.
check_commands() {
	table=daemon/cmd/commands.c page=daemon/man/schooltrail.1
	[ -f "$table" ] || return 0
	sed -n 's/^\t{ "\([a-z]*\)",.*/\1/p' "$table" | while read -r command; do
		grep -Eq "^\.It (Xo )?Ic $command( |\$)" "$page" ||
			echo "$page:1: no word on the command '$command'"
	done
	grep -nE '^\.It (Xo )?Ic ' "$page" | sed -E 's/^([0-9]+):\.It (Xo )?Ic ([a-z]+).*/\1 \3/' |
		while read -r line command; do
			grep -q "{ \"$command\"," "$table" ||
				echo "$page:$line: there is no command '$command'"
		done
}

check_format() {
	clang-format --dry-run -ferror-limit=1 $(files .c .h) 2>&1 |
		sed -nE 's/^([^ :]+:[0-9]+):[0-9]+: (warning|error): .*/\1: not as clang-format has it/p'
}

check_shell() {
	shellcheck -x -P SCRIPTDIR -f gcc $(files .sh) contrib/quickstart contrib/test .ci/run 2>&1
}

check_manual() {
	mandoc -Tlint -Wwarning $(files .1 .5 .8) ${LINT_PAGES-} 2>&1 |
		sed -E 's/^mandoc: ([^:]+:[0-9]+):[0-9]+: /\1: /'
}

# The unit is understood, and stays as closed as it is (1.2; a threshold of 15 is 1.5).
check_units() {
	from=systemd/schooltraild.service.in
	folder=$(mktemp -d)
	unit=$folder/schooltraild.service
	sed -e 's|@sbindir@/schooltraild|/bin/true|' -e '/^Documentation=/s/.*//' \
		-e 's/@[a-z]*@/x/g' $from >"$unit"
	systemd-analyze verify "$unit" 2>&1 | sed -e "s|^$unit:|$from:|"
	systemd-analyze security --offline=yes --threshold=15 "$unit" >"$folder/score" 2>&1 ||
		echo "$from:1: $(tail -n 1 "$folder/score")"
	rm -r "$folder"
}

# The tests that VIOLATIONS.md leans on.
check_violations() {
	# shellcheck disable=SC2016 # backticks of Markdown
	grep -no '`test_[a-z_]*`' VIOLATIONS.md | tr -d '`' | while IFS=: read -r line name; do
		[ -f "tests/unit/$name.c" ] || echo "VIOLATIONS.md:$line: no test $name"
	done
}

# NULL ends a list of arguments all over GLib, and is a pointer wherever POSIX is.
check_cppcheck() {
	cppcheck --quiet --std=c11 --library=gtk --enable=warning,performance,portability \
		--inline-suppr --suppress=missingInclude --suppress=varFuncNullUB --force \
		'-DG_DEFINE_QUARK(name, prefix)=' -Idaemon \
		--template='{file}:{line}: {message} [{id}]' $(sources | grep '\.c$') 2>&1
}

run_check() {
	case $1 in
	tools) check_tools ;;
	spdx) check_spdx ;;
	layers) check_layers ;;
	headers) check_headers ;;
	pure) check_pure ;;
	size) check_size ;;
	functions) check_functions ;;
	logs) check_logs ;;
	commands) check_commands ;;
	format) check_format ;;
	shell) check_shell ;;
	manual) check_manual ;;
	units) check_units ;;
	violations) check_violations ;;
	cppcheck) check_cppcheck ;;
	*) echo "lint:0: no check '$1': $all_checks" ;;
	esac
}

[ $# -gt 0 ] || eval "set -- $all_checks"
status=0
for check; do
	found=$(run_check "$check")
	[ -n "$found" ] || continue
	printf '%s\n' "$found"
	status=1
	[ "$check" != tools ] || break
done
exit $status
