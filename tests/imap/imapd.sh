#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Throw-away IMAP server on loopback for integration tests; root or not.
#   imapd.sh start [--server=dovecot|cyrus|courier] [DIR] [MAILDIR]
#                                      create DIR (default: mktemp -d), start, print DIR/env
#   imapd.sh env DIR                   print DIR/env again
#   imapd.sh user DIR NAME...          create mailboxes
#   imapd.sh deliver DIR USER FILE [FOLDER]
#   imapd.sh stop DIR                  stop the server; DIR stays, and can be started again
# The password of every user is "secret".  Details: README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

# Each server has a file that defines
#   server_check                  die unless the programs are there
#   server_launch PORT TLS_PORT   write the configuration and start; print the PIDs, main one first
#   server_has_maildirs           can a Maildir be copied in?
#   server_user NAME              create NAME's mailbox
#   server_deliver USER FILE FOLDER
#   server_env                    print the variables that only this server has
# They use $D (the directory of this instance), $MAIL_UID and $MAIL_GID.
load_server() {
  case $1 in
    dovecot | cyrus | courier) ;;
    *) die "unknown server: $1" ;;
  esac
  # shellcheck source=/dev/null
  . "$here/$1.sh"
}

start() {
  local server=dovecot mail port tls_port pids=
  case ${1:-} in
    --server=*) server=${1#*=} && shift ;;
  esac
  need openssl openssl
  load_server "$server"
  server_check
  D=$(new_dir "${1:-}")
  mail=${2:-}
  set_mail_owner
  mkdir -p "$D/home"
  give_to_mail_owner "$D/home"
  make_certificate "$D"

  for _ in 1 2 3 4 5 6 7 8; do
    read -r port tls_port <<<"$(random_ports)"
    if pids=$(server_launch "$port" "$tls_port"); then break; fi
    pids=
  done
  [ -n "$pids" ] || die "$server does not start, see $D/*.log"

  printf '%s\n' "$pids" >"$D/pids"
  trap stop_all EXIT # if anything below fails
  write_env "$server" "$port" "$tls_port" "${pids%%[[:space:]]*}" >"$D/env"
  attach "$D"
  if [ -n "$mail" ]; then import "$mail"; fi
  server_user family
  trap - EXIT
  cat "$D/env"
}

write_env() { # SERVER PORT TLS_PORT PID
  cat <<E
ST_DIR=$D
ST_SERVER=$1
ST_HOST=localhost
ST_PORT=$2
ST_TLS_PORT=$3
ST_CA=$D/cert.pem
ST_USER=family
ST_PASS=secret
ST_PID=$4
E
  server_env
}

# import MAILDIR: copy its messages into the mailbox of user "family", once.
# Maildir servers take it as it is, with flags and folders; others get the INBOX messages.
import() {
  local file
  [ ! -e "$D/home/family" ] || return 0
  if server_has_maildirs; then
    mkdir -p "$D/home/family"
    cp -r --reflink=auto "$1" "$D/home/family/Maildir"
    give_to_mail_owner "$D/home/family"
    return
  fi
  server_user family
  for file in "$1"/cur/* "$1"/new/*; do
    if [ -f "$file" ]; then server_deliver family "$file" ''; fi
  done
}

# attach DIR: make the functions of a running instance usable.
attach() {
  [ -f "${1:-}/env" ] || die "no server was started in '${1:-}'"
  D=$(cd "$1" && pwd)
  # shellcheck source=/dev/null
  . "$D/env"
  load_server "$ST_SERVER"
  set_mail_owner
}

stop_all() {
  local pid
  while read -r pid; do stop_pid "$pid" "$D"; done <"$D/pids"
}

stop() {
  attach "${1:-}"
  stop_all
}

add_users() {
  local name
  attach "${1:-}"
  shift
  for name; do server_user "$name"; done
}

deliver() {
  [ $# -ge 3 ] || die "usage: deliver DIR USER FILE [FOLDER]"
  attach "$1"
  server_user "$2"
  server_deliver "$2" "$3" "${4:-}"
}

case ${1:-} in
  start) shift && start "$@" ;;
  stop) stop "${2:-}" ;;
  env) cat "$2/env" ;;
  user) shift && add_users "$@" ;;
  deliver) shift && deliver "$@" ;;
  *) sed -n '3,10s/^# \{0,1\}//p' "$0" && exit 2 ;;
esac
