#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Throw-away SMTP submission server (Exim) on loopback for integration tests; root or not.
#   smtpd.sh start IMAPDIR [DIR]       deliver into the server that imapd.sh started in IMAPDIR;
#                                      DIR (default: IMAPDIR/smtp); print DIR/env
#   smtpd.sh env DIR                   print DIR/env again
#   smtpd.sh refuse DIR ADDRESS        answer RCPT TO:<ADDRESS> with 550
#   smtpd.sh defer DIR ADDRESS         answer RCPT TO:<ADDRESS> with 451
#   smtpd.sh accept DIR ADDRESS        undo refuse and defer (ADDRESS: also *@domain, or * for all)
#   smtpd.sh down DIR | up DIR         connection refused | listen again on the same ports
#   smtpd.sh stop DIR
# ST_SMTP_SIZE=BYTES sets the size limit (default 1000000).  Details: README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

start() {
  local imap=${1:-} port tls_port
  [ -f "$imap/env" ] || die "start IMAPDIR [DIR]: no imapd.sh server in '$imap'"
  # shellcheck source=/dev/null
  . "$imap/env"
  need exim4 exim4-daemon-light
  D=${2:-$ST_DIR/smtp}
  set_mail_owner
  mkdir -p "$D/spool" "$D/log"
  D=$(cd "$D" && pwd)
  touch "$D/refused" "$D/deferred" "$D/start.log"
  give_to_mail_owner "$D" # Exim starts as the mail owner and writes its log, PID and spool

  for _ in 1 2 3 4 5 6 7 8; do
    read -r port tls_port <<<"$(random_ports)"
    exim_conf "$port" "$tls_port" >"$D/exim.conf"
    write_env "$port" "$tls_port" >"$D/env"
    if up; then
      cat "$D/env"
      return
    fi
  done
  die "exim4 does not start, see $D/log and $D/start.log"
}

write_env() { # PORT TLS_PORT
  cat <<E
ST_SMTP_DIR=$D
ST_SMTP_HOST=localhost
ST_SMTP_PORT=$1
ST_SMTP_TLS_PORT=$2
ST_SMTP_CA=$ST_CA
ST_SMTP_USER=$ST_USER
ST_SMTP_PASS=$ST_PASS
ST_SMTP_LOG=$D/log/mainlog
E
}

# attach DIR: work on a running (or downed) instance.
attach() {
  [ -f "${1:-}/exim.conf" ] || die "no server was started in '${1:-}'"
  D=$(cd "$1" && pwd)
  # shellcheck source=/dev/null
  . "$D/env"
  set_mail_owner
}

# up: start the daemon on the ports of exim.conf.  It goes to the background by itself.
up() {
  # shellcheck source=/dev/null
  . "$D/env"
  (as_mail_owner exim4 -C "$D/exim.conf" -bd) </dev/null >>"$D/start.log" 2>&1 || return 1
  wait_file "$D/exim.pid" || return 1
  wait_listen "$(cat "$D/exim.pid")" "$ST_SMTP_PORT" &&
    wait_listen "$(cat "$D/exim.pid")" "$ST_SMTP_TLS_PORT"
}

down() {
  [ -s "$D/exim.pid" ] || return 0
  stop_pid "$(cat "$D/exim.pid")" "$D"
  rm -f "$D/exim.pid"
}

# remember LIST ADDRESS, forget LIST ADDRESS: Exim reads the list at each RCPT, so
# replace the file in one step.
remember() {
  forget "$1" "$2"
  printf '%s\n' "${2,,}" | cat "$D/$1" - >"$D/$1.new"
  mv "$D/$1.new" "$D/$1"
}

forget() {
  grep -vxF -e "${2,,}" "$D/$1" >"$D/$1.new" || true # no line left is no error
  mv "$D/$1.new" "$D/$1"
}

exim_conf() { # PORT TLS_PORT
  cat <<E
# Whoever runs Exim may do everything with this instance.
exim_user = $MAIL_UID
exim_group = $MAIL_GID
admin_groups = $MAIL_GID
deliver_drop_privilege = true

# Everything in one directory, no socket elsewhere, no DNS, no ident.
spool_directory = $D/spool
log_file_path = $D/log/%slog
pid_file_path = $D/exim.pid
notifier_socket =
keep_environment =
primary_hostname = localhost
disable_ipv6 = true
host_lookup =
rfc1413_query_timeout = 0s
dkim_verify_signers =

local_interfaces = 127.0.0.1
daemon_smtp_ports = $1 : $2
daemon_startup_retries = 0
tls_on_connect_ports = $2
tls_advertise_hosts = *
tls_certificate = $ST_DIR/cert.pem
tls_privatekey = $ST_DIR/key.pem

message_size_limit = ${ST_SMTP_SIZE:-1000000}
smtp_accept_max = 100
smtp_accept_queue_per_connection = 0
acl_smtp_rcpt = rcpt

begin acl
rcpt:
  deny  !authenticated = *
        message = 530 5.7.0 Authentication required
  deny  recipients = lsearch*@;$D/refused
        message = 550 5.1.1 <\$local_part@\$domain> refused by the test
  defer recipients = lsearch*@;$D/deferred
        message = 451 4.3.0 <\$local_part@\$domain> deferred by the test
  deny  local_parts = \N^(\.|.*/)\N
        message = 550 5.1.3 <\$local_part@\$domain> bad address
  deny  !verify = recipient
        message = 550 5.1.1 <\$local_part@\$domain> no such user
  accept

begin routers
# Any domain, local part = IMAP user, "user+anything" too.  dsearch also turns the
# name from the network into one that Exim trusts in a path.
imap_user:
  driver = accept
  local_parts = dsearch,filter=subdir;$ST_DIR/home
  local_part_suffix = +*
  local_part_suffix_optional
  transport = $(if [ "$ST_SERVER" = cyrus ]; then echo lmtp; else echo maildir; fi)

begin transports
maildir:
  driver = appendfile
  directory = $ST_DIR/home/\$local_part_data/Maildir
  maildir_format
  return_path_add
  envelope_to_add
  delivery_date_add
lmtp:
  driver = lmtp
  socket = ${ST_LMTP:-/nonexistent}
  return_path_add
  envelope_to_add
  delivery_date_add

begin retry
* * F,1h,1m

# Passwords and tokens only over TLS.
begin authenticators
PLAIN:
  driver = plaintext
  server_prompts = :
  server_advertise_condition = \${if def:tls_in_cipher}
  server_condition = \${if eq{\$auth3}{$ST_PASS}}
  server_set_id = \$auth2
LOGIN:
  driver = plaintext
  server_prompts = <| Username: | Password:
  server_advertise_condition = \${if def:tls_in_cipher}
  server_condition = \${if eq{\$auth2}{$ST_PASS}}
  server_set_id = \$auth1
E
  if [ -n "${ST_JWT_OK:-}" ]; then token_authenticators; fi
}

# The two OAuth mechanisms have the fields of one string separated by \x01, like
#   user=NAME\x01auth=Bearer TOKEN\x01\x01
#   n,a=NAME,\x01host=HOST\x01port=PORT\x01auth=Bearer TOKEN\x01\x01
# Only $ST_JWT_OK is good; the name in it is not looked at.
token_authenticators() {
  local name
  for name in XOAUTH2 OAUTHBEARER; do
    cat <<E
$name:
  driver = plaintext
  server_prompts = :
  server_advertise_condition = \${if def:tls_in_cipher}
  server_condition = \${if match{\$auth1}{\\N\\x01auth=Bearer ${ST_JWT_OK//./\\.}\\x01\\x01\$\\N}}
  server_set_id = $name
E
  done
}

command=${1:-}
case $command in
  start)
    shift
    start "$@"
    ;;
  env) cat "$2/env" ;;
  refuse | defer | accept)
    [ $# = 3 ] || die "usage: $command DIR ADDRESS"
    attach "$2"
    forget refused "$3"
    forget deferred "$3"
    case $command in
      refuse) remember refused "$3" ;;
      defer) remember deferred "$3" ;;
    esac
    ;;
  up) attach "${2:-}" && down && up ;;
  down | stop) attach "${2:-}" && down ;;
  *) sed -n '3,13s/^# \{0,1\}//p' "$0" && exit 2 ;;
esac
