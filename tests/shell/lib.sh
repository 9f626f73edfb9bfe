# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the shell stories share: mail in, day set, whole output against whole expectation.
# TAP, for prove.  A story begins with
#
#	. "${BASH_SOURCE%/*}/lib.sh"
#
# has a new empty home of its own, runs as root or as anybody, beside others, and ends with
# done_testing.  Whatever it started is stopped when it ends, however it ends.
set -u
here=$(cd "${BASH_SOURCE%/*}" && pwd)
top=$(cd "${top_builddir:-.}" && pwd)
servers=$here/../imap
PATH=$PATH:/usr/sbin:/sbin

unset SCHOOLTRAIL_CONFIG XDG_CONFIG_HOME XDG_STATE_HOME STATE_DIRECTORY CREDENTIALS_DIRECTORY
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1

skip_all() { # WHY
	echo "1..0 # SKIP $*"
	exit 0
}

# need PROGRAM...: the story cannot be told without them
need() {
	local program
	for program; do
		command -v "$program" >/dev/null || skip_all "no $program"
	done
}

[ -x "$top/schooltrail" ] || skip_all "no schooltrail in $top: make builds it"

# -- the home ---------------------------------------------------------------------------------

home=$(mktemp -d "${TMPDIR:-/tmp}/st.XXXXXX") || exit 1
conf=$home/schooltrail.conf
state=$home/state
now=2026-11-22T18:00:00-06:00
pids=
clean_ups=

# at_end COMMAND: run it when the story ends; the last one first
at_end() { clean_ups="$1; $clean_ups"; }

end() {
	local status=$? pid
	trap - EXIT
	for pid in $pids; do kill "$pid" 2>/dev/null; done
	for pid in $pids; do wait "$pid" 2>/dev/null; done
	eval "$clean_ups"
	rm -rf "$home"
	exit $status
}
trap end EXIT
trap 'exit 1' HUP INT TERM

# st COMMAND...: schooltrail with this home, as of $now (empty: the clock)
st() {
	"$top/schooltrail" --config "$conf" --state-dir "$state" ${now:+--now "$now"} "$@"
}

# configure: the sample family; more sections come on standard input, if it is not the terminal
configure() {
	cat >"$conf" <<-E
		[schooltrail]
		timezone = America/Chicago

		[family]
		name = Rivera
		members = Marisol Rivera <mum@example.org>; Luis Rivera <dad@example.org>
		log-addresses = family@example.org
		children = Emma (Em); Leo

		[school]
		domains = maplegrove.k12.example

		[calendar]
		first-day = 2026-08-24
		last-day = 2027-06-10
		no-school = 2026-09-07; 2026-11-23..2026-11-27
	E
	cat >>"$conf"
	chmod 600 "$conf"
}

# letter FILE ID FROM TO DATE SUBJECT [HEADER...]: write a mail; its text is standard input
letter() {
	local file=$1
	{
		printf 'Message-ID: <%s>\nFrom: %s\nTo: %s\nDate: %s\nSubject: %s\n' "${@:2:5}"
		[ $# -le 6 ] || printf '%s\n' "${@:7}"
		printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n'
		cat
	} >"$file"
}

# fields KEY...: of each JSON line, the values of these keys, with tabs between; a line each
fields() {
	perl -MJSON::PP -ne '
		BEGIN { @keys = splice @ARGV; $json = JSON::PP->new->canonical->allow_nonref }
		next unless /^\{/;
		my $o = $json->decode($_);
		print join("\t", map { my $v = $o->{$_};
			$v = !defined $v ? "null" : ref $v ? $json->encode($v) : $v;
			$v =~ s/\n/\\n/g; $v } @keys), "\n"' -- "$@"
}

# -- TAP --------------------------------------------------------------------------------------

n=0
failures=0

# result STATUS DESCRIPTION
result() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		failures=$((failures + 1))
		return 1
	fi
}

note() { sed 's/^/# /'; }

# ok DESCRIPTION COMMAND...: it succeeds
ok() {
	local why
	if why=$("${@:2}" 2>&1); then
		result 0 "$1"
	else
		result 1 "$1"
		printf '%s\n' "$why" | note
	fi
}

# is DESCRIPTION GOT WANTED
is() {
	if [ "$2" = "$3" ]; then
		result 0 "$1"
	else
		result 1 "$1"
		printf 'got:    %s\nwanted: %s\n' "$2" "$3" | note
	fi
}

# is_file DESCRIPTION GOT WANTED: two files are the same; else their difference is shown
is_file() {
	if cmp -s "$2" "$3"; then
		result 0 "$1"
	else
		result 1 "$1"
		diff -u --label wanted --label got "$3" "$2" | note
	fi
}

# says DESCRIPTION COMMAND... <<E: all that it prints, on both outputs, is standard input
says() {
	cat >"$home/wanted"
	"${@:2}" >"$home/got" 2>&1 </dev/null
	is_file "$1" "$home/got" "$home/wanted"
}

# exits DESCRIPTION STATUS COMMAND...: what it prints is left in $home/got
exits() {
	local status=0
	"${@:3}" >"$home/got" 2>&1 </dev/null || status=$?
	if [ $status = "$2" ]; then
		result 0 "$1"
	else
		result 1 "$1"
		{ echo "exit $status, wanted $2" && cat "$home/got"; } | note
	fi
}

# wait_until SECONDS COMMAND...: ask again and again, until it succeeds or the time is over
wait_until() {
	local deadline=$((SECONDS + $1))
	until "${@:2}" >/dev/null 2>&1; do
		[ $SECONDS -lt $deadline ] || return 1
		sleep .05 # between two questions; nothing depends on its length
	done
}

done_testing() {
	echo "1..$n"
	[ $failures = 0 ]
	exit
}

# -- servers ----------------------------------------------------------------------------------

# start_imap [SERVER]: a Dovecot (or cyrus, courier) of our own; sets ST_PORT, ST_CA ...
start_imap() {
	local env
	need openssl "${1:-dovecot}"
	env=$("$servers/imapd.sh" start "--server=${1:-dovecot}") || skip_all "no IMAP server"
	eval "$env"
	at_end "'$servers/imapd.sh' stop '$ST_DIR'; rm -rf '$ST_DIR'"
}

# start_smtp: an Exim that delivers into it; sets ST_SMTP_PORT, ST_SMTP_CA ...
start_smtp() {
	local env
	need exim4
	env=$("$servers/smtpd.sh" start "$ST_DIR") || skip_all "no SMTP server"
	eval "$env"
	at_end "'$servers/smtpd.sh' stop '$ST_SMTP_DIR'"
}

# deliver USER FILE [FOLDER]
deliver() { "$servers/imapd.sh" deliver "$ST_DIR" "$@"; }

# source_inbox [LINE...]: the section of a source that is this server
source_inbox() {
	(umask 077 && printf '%s\n' "$ST_PASS" >"$home/password")
	cat <<-E

		[source inbox]
		type = imap
		url = imaps://localhost:$ST_TLS_PORT
		user = $ST_USER
		password-file = $home/password
		ca-file = $ST_CA
	E
	[ $# = 0 ] || printf '%s\n' "$@"
}

# start_daemon: schooltraild with this home, in the background; its log is $home/log
start_daemon() {
	"$top/schooltraild" --config "$conf" --state-dir "$state" "$@" >>"$home/log" 2>&1 &
	daemon=$!
	pids="$pids $daemon"
}

# stop_daemon: ends it as systemd would; the status is its own
stop_daemon() {
	kill -TERM "$daemon" && wait "$daemon"
}
