# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# common.sh - what imapd.sh and smtpd.sh share.  Sourced, never run.

# Debian keeps servers in sbin, which is not in the PATH of an unprivileged user.
PATH=$PATH:/usr/sbin:/sbin

# Root's servers run as another account and must be able to read what we write.
umask 022

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# need PROGRAM PACKAGE: stop early, and say what to install.
need() {
  command -v "$1" >/dev/null || die "$1 not found (Debian package: $2)"
}

# new_dir [DIR]: print the absolute name of DIR, created if need be.
# Unix socket paths are limited to 108 bytes, hence the length check.
new_dir() {
  local dir=${1:-}
  [ -n "$dir" ] || dir=$(mktemp -d "${TMPDIR:-/tmp}/st-imap.XXXXXX")
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  [ ${#dir} -le 60 ] || die "DIR longer than 60 characters: $dir"
  chmod 755 "$dir"
  printf '%s\n' "$dir"
}

# Mail belongs to the caller; when root calls, to `nobody`, because no mail
# server agrees to deliver as root.
set_mail_owner() {
  MAIL_UID=$(id -u) MAIL_GID=$(id -g)
  if [ "$MAIL_UID" = 0 ]; then
    MAIL_UID=${ST_MAIL_UID:-$(id -u nobody)}
    MAIL_GID=${ST_MAIL_GID:-$(id -g nobody)}
  fi
}

# give_to_mail_owner PATH...
give_to_mail_owner() {
  if [ "$(id -u)" = 0 ]; then chown -R "$MAIL_UID:$MAIL_GID" "$@"; fi
}

# as_mail_owner COMMAND...: become COMMAND as the owner of the mail (call it in
# a subshell).  --no-new-privs makes the set-uid bit of packaged programs (exim4)
# void: a test server needs no rights that its caller has not.  setsid, because
# Cyrus on SIGTERM signals its whole process group, which must not be ours.
as_mail_owner() {
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid="$MAIL_UID" --regid="$MAIL_GID" --clear-groups --no-new-privs setsid "$@"
  fi
  exec setpriv --no-new-privs setsid "$@"
}

# make_certificate DIR: cert.pem is its own CA, for localhost and 127.0.0.1.
# An EC key, because RSA key generation sometimes takes most of a second.
make_certificate() {
  [ -s "$1/cert.pem" ] || openssl req -x509 -nodes -days 30 -subj /CN=localhost \
    -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout "$1/key.pem" -out "$1/cert.pem" 2>/dev/null
  give_to_mail_owner "$1/key.pem"
}

# listener PORT: print the inode of the TCP socket that listens on PORT.
# Read from /proc, so that looking does not open a session on the server.
listener() {
  local port
  port=$(printf '%04X' "$1")
  awk -v port=":$port" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10; exit }' \
    /proc/net/tcp
}

# random_ports: print two adjacent free ports, below the ephemeral range.
# Another program may take them before the server does: callers must retry.
random_ports() {
  local port
  while :; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 6000 * 2))
    if [ -z "$(listener $port)$(listener $((port + 1)))" ]; then break; fi
  done
  echo "$port $((port + 1))"
}

# wait_listen PID PORT: wait up to 5 s until process PID itself listens on PORT.
# A port opened by somebody else's server does not count.
wait_listen() {
  local inode
  for _ in $(seq 250); do
    inode=$(listener "$2")
    if [ -n "$inode" ] && [ -n "$(find "/proc/$1/fd" -lname "socket:\[$inode\]" 2>/dev/null)" ]; then
      return 0
    fi
    kill -0 "$1" 2>/dev/null || return 1
    sleep .02
  done
  return 1
}

# wait_file FILE: wait up to 5 s until FILE has content, or is a socket.
wait_file() {
  for _ in $(seq 250); do
    if [ -s "$1" ] || [ -S "$1" ]; then return 0; fi
    sleep .02
  done
  return 1
}

# is_ours PID DIR: is PID (still) a server of DIR?  PIDs are reused, so a PID
# read from a file proves nothing; its command line or working directory does.
is_ours() {
  [ -n "$1" ] && [ -d "/proc/$1" ] || return 1
  tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -qF "$2/" && return 0
  case $(readlink "/proc/$1/cwd" 2>/dev/null) in
    "$2" | "$2"/*) return 0 ;;
  esac
  return 1
}

# stop_pid PID DIR: end a server and the sessions it forked; SIGKILL after 5 s.
stop_pid() {
  local children child
  is_ours "$1" "$2" || return 0
  children=$(cat "/proc/$1/task/$1/children" 2>/dev/null || true)
  kill "$1" 2>/dev/null || true
  for _ in $(seq 250); do
    is_ours "$1" "$2" || break
    sleep .02
  done
  if is_ours "$1" "$2"; then kill -9 "$1" 2>/dev/null || true; fi
  for child in $children; do
    if is_ours "$child" "$2"; then kill "$child" 2>/dev/null || true; fi
  done
}
